"""When a member of staff has written something and their session has ended: nothing is saved, nothing is lost."""

from django.http import HttpRequest, HttpResponse

from sosguide.publishing.desk import page
from sosguide.publishing.site.forms import from_our_own_page

ENDED = "Your session ended after half an hour without a sign of you."
NOT_OURS = "This form was opened before you last signed in, so it could not be taken."
WITHOUT = ("csrfmiddlewaretoken", "password", "digest", "seen")
A_WORD = 30  # characters: what is shorter and has no space was chosen, not written


def give_back(request: HttpRequest, why: str) -> HttpResponse | None:
    """Answer a form that cannot be taken with the words that were in it; None where nothing was written.

    Never a password. The words are shown once and stored nowhere.
    """
    typed = [
        (name.replace("_", " "), text)
        for name, text in request.POST.items()
        if isinstance(text, str) and _written(name, text)
    ]
    if not typed:
        return None
    return page(request, "staff/give_back.html", "Nothing was saved", 403, why=why, typed=typed)


def _written(name: str, text: str) -> bool:
    return not any(part in name for part in WITHOUT) and (" " in text.strip() or len(text) > A_WORD)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For CSRF_FAILURE_VIEW. What another site sent is not repeated to anybody."""
    given = give_back(request, NOT_OURS) if request.path.startswith("/admin/") and from_our_own_page(request) else None
    return given or HttpResponse("This did not come from our own page.\n", status=403, content_type="text/plain")
