"""Editing working copies in Django admin: a Markdown editor, and no silent overwriting."""

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST
from markdownx.widgets import AdminMarkdownxWidget

from sosguide.nations import Nation
from sosguide.publishing.desk import acting
from sosguide.publishing.documents.fields import rows_of
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.documents.source import FoundIn
from sosguide.publishing.models import Edition, WorkingCopy
from sosguide.publishing.models.columns import AnyColumn, NationValueField
from sosguide.publishing.models.working_copy import DocumentRow, refusals
from sosguide.publishing.site import live as live_index
from sosguide.publishing.site.markdown import MAX_CHARACTERS, to_html
from sosguide.publishing.triggers import EDITOR, MENTOR
from sosguide.publishing.workflow import record_audit
from sosguide.staff.access import member, needs
from sosguide.staff.give_back import give_back
from sosguide.staff.nation_choices import choice_field
from sosguide.staff.views import where

if TYPE_CHECKING:  # Django's own classes take no model in brackets
    BaseModelAdmin = admin.options.BaseModelAdmin[Any]
    ModelAdmin = admin.ModelAdmin[WorkingCopy]
    StackedInline = admin.StackedInline[DocumentRow, WorkingCopy]
    ModelForm = forms.ModelForm[WorkingCopy]
    RowForms = forms.BaseInlineFormSet[DocumentRow, WorkingCopy, forms.ModelForm[DocumentRow]]
else:
    BaseModelAdmin, RowForms = admin.options.BaseModelAdmin, forms.BaseInlineFormSet
    ModelAdmin, StackedInline, ModelForm = admin.ModelAdmin, admin.StackedInline, forms.ModelForm

DELETED = "Somebody deleted this page while you were writing."


@needs(EDITOR, MENTOR)
@require_POST
def markdown(request: HttpRequest) -> HttpResponse:
    """The editor's live preview, by the site's own renderer; a link to what is not live shows as plain words."""
    text = request.POST.get("content", "")
    if _length(text) > MAX_CHARACTERS:
        return HttpResponse(f"Too long to show: at most {MAX_CHARACTERS:,} characters.", content_type="text/plain")
    return HttpResponse(to_html(text, resolve=_address))


def _address(kind: str, slug: str) -> str:
    """The live page of that name. The editor does not say of which nation; the review page shows the right one."""
    found = (live_index.now().find(kind, nation, slug) for nation in Nation)
    return next((entry.path for entry in found if entry), "")


def _length(text: str) -> int:
    """How long a text is as its reader counts: browsers send a line's end as two characters."""
    return len(text.replace("\r\n", "\n"))


def not_too_long(text: str) -> None:
    """Hold the limit on the server too; the form gives back what was typed."""
    if _length(text) > MAX_CHARACTERS:
        raise ValidationError(f"At most {MAX_CHARACTERS:,} characters; these are {_length(text):,}.")


class LengthLimitedAdmin(BaseModelAdmin):
    """For an admin of models with long texts: every one of them has a limit, in the browser and on the server."""

    def markdown_fields(self) -> tuple[str, ...]:
        return ()

    def formfield_for_dbfield(
        self, db_field: AnyColumn, request: HttpRequest, *, page: WorkingCopy | None = None, **kwargs: Any
    ) -> forms.Field | None:
        """Markdown fields get the editor, other long texts a plain box; what the page's nation decides, its values."""
        if isinstance(db_field, NationValueField):
            return choice_field(db_field, Nation(page.nation) if page else None)
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        if not isinstance(db_field, models.TextField):
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        plain = forms.Textarea(attrs={"rows": 3, "cols": 80})
        kwargs["widget"] = AdminMarkdownxWidget() if db_field.name in self.markdown_fields() else plain
        made = super().formfield_for_dbfield(db_field, request, **kwargs)
        if made:
            made.widget.attrs["maxlength"] = MAX_CHARACTERS
            made.validators.append(not_too_long)
        return made


class WorkingCopyForm(ModelForm):
    """Carries the hash of the words as they were when the form was opened."""

    read_digest = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["read_digest"].initial = self.instance.digest

    def clean(self) -> dict[str, Any]:
        """Refuse to overwrite somebody else's words with these; the form keeps what was typed.

        The row stays locked until the save is done: of two who save at once, one is refused.
        """
        super().clean()
        values = self.cleaned_data
        before = type(self.instance).objects.select_for_update().filter(pk=self.instance.pk).first()
        if before and values.get("read_digest") != before.digest:
            who = before.edited_by or "a file"
            raise ValidationError(
                f"This page was changed by {who} while you were writing. Your words are still below. "
                "Open the page again in another tab, compare, and save there."
            )
        return values


class OfGroups(BaseModelAdmin):
    """An admin for the members of some groups; nobody else sees it, superuser or not."""

    groups: ClassVar[tuple[str, ...]] = (EDITOR, MENTOR)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return member(request.user, *self.groups)

    has_module_permission = has_view_permission
    has_add_permission = has_change_permission = has_delete_permission = has_view_permission

    def nobody(self, request: HttpRequest, obj: Any = None) -> bool:
        """For what no member may do either."""
        return False


class DocumentRowInline(OfGroups, LengthLimitedAdmin, StackedInline):
    """Rows that belong inside a page's document."""

    extra = 0
    ordering: ClassVar = ["position", "pk"]

    def get_formset(self, request: HttpRequest, obj: WorkingCopy | None = None, **kwargs: object) -> type[RowForms]:
        """Each field of it is told which page it is on."""
        of_page = partial(self.formfield_for_dbfield, request=request, page=obj)
        return super().get_formset(request, obj, **kwargs, formfield_callback=of_page)


class WorkingCopyAdmin(OfGroups, LengthLimitedAdmin, ModelAdmin):
    """A working copy. Saving it changes nothing public; its words then wait in the queue."""

    form = WorkingCopyForm
    list_display = ("title", "nation", "slug", "number", "words", "changed_on")
    list_filter = ("nation",)
    search_fields = ("title", "slug")
    actions = None
    save_on_top = True
    change_form_template = "staff/change_form.html"

    def markdown_fields(self) -> tuple[str, ...]:
        """The fields that have a heading of their own in a content file."""
        return tuple(KINDS[self.model.kind].sections)

    def get_form(
        self, request: HttpRequest, obj: WorkingCopy | None = None, change: bool = False, **kwargs: object
    ) -> type[ModelForm]:
        """Each field of it is told which page it is of."""
        of_page = partial(self.formfield_for_dbfield, request=request, page=obj)
        return super().get_form(request, obj, change, **kwargs, formfield_callback=of_page)

    def get_exclude(self, request: HttpRequest, obj: WorkingCopy | None = None) -> list[str]:
        """What a page of its kind never has: one that is read among others no number and no description; one that says
        where in each source it is found no list of sources. What is filled in all the same is shown.
        """
        kind = KINDS[self.model.kind]
        without = ["number", "description"] if kind.gathered_by else []
        without += ["sources"] if FoundIn in rows_of(kind.document).values() else []
        return [name for name in without if not (obj and getattr(obj, name))]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """After the rows inside are saved too, note the new hash and who wrote it."""
        super().save_related(request, form, formsets, change)
        page: WorkingCopy = form.instance
        page.refresh_from_db()
        before = page.digest
        page.refresh_digest(by=acting(request))
        if page.digest != before:
            record_audit(acting(request), "edited", page=page)
        problems = refusals(page)
        if problems:
            self.message_user(request, "Saved, but not whole yet: " + "; ".join(problems), level="WARNING")

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """Whoever saves a page that somebody deleted meanwhile gets their words back."""
        given = give_back(request, DELETED) if request.method == "POST" else None
        return given or super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]  # not in the stubs

    def delete_model(self, request: HttpRequest, obj: WorkingCopy) -> None:
        """Delete, and leave a line in the audit."""
        record_audit(acting(request), "deleted", page=obj)
        super().delete_model(request, obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Give the form its way to the review page."""
        page = kwargs.get("obj")
        if page:
            context["review_address"] = reverse("staff:review", kwargs=where(page.key))
        return super().render_change_form(request, context, *args, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: WorkingCopy | None = None) -> tuple[str, ...]:
        """What is fixed once the page was approved."""
        fixed = obj and Edition.objects.of(obj.key).exists()
        return tuple(
            name for name in ("nation", "slug", "number") if fixed and name not in self.get_exclude(request, obj)
        )

    def has_delete_permission(self, request: HttpRequest, obj: WorkingCopy | None = None) -> bool:
        """A page that was ever approved stays; an editor may delete one that never was."""
        return member(request.user, EDITOR) and obj is not None and not Edition.objects.of(obj.key).exists()
