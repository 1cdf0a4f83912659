"""What the admin holds: working copies for editors, people for administrators, the audit for reading."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest
from django_otp.plugins.otp_static.admin import StaticDevice
from django_otp.plugins.otp_totp.admin import TOTPDevice

from sosguide.publishing.desk import acting
from sosguide.publishing.models import AuditEntry
from sosguide.publishing.models.working_copy import WORKING_COPIES, row_models
from sosguide.publishing.triggers import ADMINISTRATOR, EDITOR, MENTOR
from sosguide.publishing.workflow import record_audit
from sosguide.staff.editor import DocumentRowInline, OfGroups, WorkingCopyAdmin

if TYPE_CHECKING:  # Django's own classes take no model in brackets
    AnyUserAdmin = UserAdmin[User]
    AuditEntryAdmin = admin.ModelAdmin[AuditEntry]
else:
    AnyUserAdmin, AuditEntryAdmin = UserAdmin, admin.ModelAdmin


def _inline(name: str, model: Any) -> type[DocumentRowInline]:
    words = name.replace("_", " ").capitalize()
    return type(
        f"{model.__name__}Inline",
        (DocumentRowInline,),
        {"model": model, "verbose_name": words, "verbose_name_plural": words},
    )


for working_copy in WORKING_COPIES.values():
    inlines = [_inline(name, row) for name, row in row_models(working_copy).items()]
    admin.site.register(working_copy, type(f"{working_copy.__name__}Admin", (WorkingCopyAdmin,), {"inlines": inlines}))

# The second steps of others: a superuser could read their keys, so only the server's shell reaches them.
for theirs in (get_user_model(), Group, StaticDevice, TOTPDevice):
    admin.site.unregister(theirs)


@admin.register(get_user_model())
class StaffAdmin(OfGroups, AnyUserAdmin):
    """Staff accounts. Administrators make them; nobody changes their own groups; no superuser is made here."""

    groups = (ADMINISTRATOR,)
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("What they may do", {"fields": ("is_active", "is_staff", "groups")}),
    )
    list_display = ("username", "first_name", "last_name", "is_active", "is_staff")
    list_filter = ("groups", "is_active")
    filter_horizontal = ("groups",)
    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Nobody gives themselves a role."""
        return ("is_active", "is_staff", "groups") if obj and obj.pk == request.user.pk else ()

    def log_addition(self, request: HttpRequest, obj: User, message: Any) -> LogEntry:
        """Leave a line in the audit too."""
        record_audit(acting(request), "made an account", about=f"account/{obj.get_username()}"[:140])
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: User, message: Any) -> LogEntry:
        """Leave a line in the audit too; a new password is a change."""
        record_audit(acting(request), "changed an account", about=f"account/{obj.get_username()}"[:140])
        return super().log_change(request, obj, message)

    has_delete_permission = OfGroups.nobody  # an account that ever decided something stays, switched off


@admin.register(AuditEntry)
class AuditAdmin(OfGroups, AuditEntryAdmin):
    """Who did what. To read, never to change."""

    list_display = ("day", "actor", "action", "subject", "edition", "digest")
    list_filter = ("action", "actor")
    search_fields = ("subject",)
    actions = None

    groups = (EDITOR, MENTOR, ADMINISTRATOR)
    has_add_permission = has_change_permission = has_delete_permission = OfGroups.nobody
