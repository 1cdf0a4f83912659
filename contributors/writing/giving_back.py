"""Whatever fails, the writer gets their text back, with a button that sends it again."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from contributors.writing.cleaning import LIMIT
from sosguide.publishing.site.forms import FORM, unkept

STORED_NOTHING = (
    "We could not store anything at this moment. Your words are still here. Wait a minute, then send again."
)
TOO_LARGE = (
    "What was sent is far larger than our form allows, or did not come from it, so we could not read it. Nothing was "
    "stored, and we cannot give it back. Going back may show an empty box. If you have your words elsewhere, start "
    f"again with no more than {LIMIT:,} characters of them."
)
LETTERS = (
    "Your browser sent this in letters that our form cannot take, so nothing was stored. Your words are still here. If "
    "sending them again does not help, copy them, and send them with another browser."
)
BROKEN = "Something broke here. It is our fault. Nothing was stored. Your words are still here: send them again."

View = Callable[[HttpRequest], HttpResponse]


def form_view(view: View) -> View:
    """A view of a form without cookie or token, which never loses what was typed into it."""

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and request.content_type != FORM:
            return given_back(request, QueryDict(), TOO_LARGE, 415)
        try:
            return view(request)
        except (RequestDataTooBig, SuspiciousOperation):
            return given_back(request, QueryDict(), TOO_LARGE, 413)
        except BadRequest:
            return given_back(request, _in_its_own_letters(request), LETTERS, 400)
        except DatabaseError:
            if request.method != "POST":
                raise
            return given_back(request, request.POST, STORED_NOTHING, 503)
        except Exception:  # a fault of ours must not cost the writer their words
            return given_back(request, request.POST, BROKEN, 500)

    return guarded


def _in_its_own_letters(request: HttpRequest) -> QueryDict:
    """What was typed into a form that says it is not UTF-8, which Django does not read."""
    try:
        return QueryDict(request.body, encoding=request.encoding)
    except (LookupError, ValueError, SuspiciousOperation):
        return QueryDict()


def given_back(request: HttpRequest, post: QueryDict, problem: str, status: int) -> HttpResponse:
    """A page that needs no database, with everything that was typed and a button to send it again."""
    carried = [(name, value) for name, values in post.lists() if name != "text" for value in values]
    context = {"problem": problem, "carried": carried, "text": post.get("text", ""), "action": request.path}
    body = render_to_string("contributors/writing/given_back.html", context)
    response = unkept(HttpResponse(body, status=status))
    if status in (HTTP_BUSY, HTTP_BROKEN):
        response["Retry-After"] = "60"
    return response


HTTP_BROKEN, HTTP_BUSY = 500, 503
