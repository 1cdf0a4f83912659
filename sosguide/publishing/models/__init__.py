"""Editions and their publication, the working copies, and what was loaded from files."""

from sosguide.publishing.documents.source import SOURCE
from sosguide.publishing.models.decision import AuditEntry, Check, SentBack
from sosguide.publishing.models.edition import ContentVersion, Edition, Publication, Withdrawal
from sosguide.publishing.models.loaded import LoadedFile
from sosguide.publishing.models.report import Fault, Report
from sosguide.publishing.models.working_copy import WorkingCopy, make_working_copy

Source = make_working_copy(SOURCE, __name__)

__all__ = [
    "AuditEntry",
    "Check",
    "ContentVersion",
    "Edition",
    "Fault",
    "LoadedFile",
    "Publication",
    "Report",
    "SentBack",
    "Source",
    "Withdrawal",
    "WorkingCopy",
]
