"""What was last loaded from each content file, and what waits as a proposal."""

from django.db import models

from sosguide.publishing.models.edition import PageKey


class LoadedFile(PageKey):
    """The document that a file held when it was last taken in; and, where a person has edited the page
    since and the file has changed too, the file's new document, waiting to be taken or refused.
    """

    payload = models.TextField()
    proposal = models.TextField(blank=True)
    proposed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "nation", "slug"], name="one_loaded_file_a_page"),
        ]

    def __str__(self) -> str:
        return f"{self.nation}/{self.kind}/{self.slug}" + (" (proposal waits)" if self.proposal else "")
