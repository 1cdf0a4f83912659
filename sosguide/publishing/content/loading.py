"""Take content files into the working copies, and write the working copies back."""

from collections import Counter
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from pydantic import ValidationError

from sosguide.publishing.content.content_file import parse, write
from sosguide.publishing.content.tree import ContentTree
from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.kinds import KINDS
from sosguide.publishing.models import LoadedFile
from sosguide.publishing.models.working_copy import WORKING_COPIES, WorkingCopy, refusals
from sosguide.typed_yaml import BrokenContent, Problem


def load(tree: ContentTree) -> Counter[str]:
    """Take every file of a tree into its working copy: all or nothing, and never over a person's edit.

    Where the page was edited since the file was last taken in, and the file has changed too, the file's
    words wait as a proposal. Returns how many pages were new, changed, same, kept or proposed. Raises
    BrokenContent where any file has a problem; then nothing is taken in.
    """
    if tree.problems:
        raise BrokenContent(tree.problems)
    with transaction.atomic():
        return Counter(_take_in(key, file.document) for key, file in tree.files.items())


def _take_in(key: tuple[str, str, str], document: Document) -> str:
    kind, nation, slug = key
    model, new = WORKING_COPIES[kind], document.payload()
    page = model.objects.filter(nation=nation, slug=slug).first()
    loaded, _ = LoadedFile.objects.get_or_create(kind=kind, nation=nation, slug=slug)
    working, before = _words(page), _today(kind, loaded.payload)
    if working == new:
        outcome = "same"
    elif working == before:
        model.from_document(document)
        outcome = "changed" if page else "new"
    elif new == before:
        outcome = "kept"
    else:
        if new != _today(kind, loaded.proposal):
            loaded.proposal, loaded.proposed_on = new, timezone.localdate()
            loaded.save()
        return "proposed"
    if loaded.payload != new or loaded.proposal:
        loaded.payload, loaded.proposal, loaded.proposed_on = new, "", None
        loaded.save()
    return outcome


def _words(page: WorkingCopy | None) -> str:
    """The payload of a working copy. One that a person deleted or left half-finished is an edit like any other."""
    try:
        return page.to_document().payload() if page else ""
    except ValidationError:
        return "half-finished"


def _today(kind: str, payload: str) -> str:
    """A payload that was stored when a file was loaded, in today's shape; as it is where it cannot be read."""
    try:
        return KINDS[kind].document.from_payload(payload).payload() if payload else ""
    except ValueError:
        return payload


def decide_proposal(*, loaded: LoadedFile, take: bool) -> None:
    """Take the proposal that was read into the working copy, or refuse it. Either way it is not offered again.

    Where it no longer waits, or the file has changed once more, nothing happens.
    """
    with transaction.atomic():
        read = LoadedFile.objects.select_for_update().filter(pk=loaded.pk, proposal=loaded.proposal)
        if not (loaded.proposal and read):
            return
        if take:
            WORKING_COPIES[loaded.kind].from_document(KINDS[loaded.kind].document.from_payload(loaded.proposal))
        loaded.payload, loaded.proposal, loaded.proposed_on = loaded.proposal, "", None
        loaded.save()


def export(root: Path) -> int:
    """Write every working copy to its file under `root`. Returns the number of files that changed.

    Raises BrokenContent where a page could not be read back from its file; then nothing is written.
    """
    texts, problems = {}, []
    for model in WORKING_COPIES.values():
        for page in model.whole():
            path = root / page.nation / KINDS[page.kind].folder / f"{page.slug}.md"
            try:
                texts[path] = _file_of(page, path.relative_to(root.parent).as_posix())
            except BrokenContent as broken:
                problems += broken.problems
    if problems:
        raise BrokenContent(problems)
    return sum(_write_back(path, text) for path, text in texts.items())


def _file_of(page: WorkingCopy, name: str) -> str:
    """The text of a page's file, which reads as that page again. Raises BrokenContent."""
    lacks = refusals(page)
    if lacks:
        raise BrokenContent([Problem(name, 1, f"not whole: {what}") for what in lacks])
    document, kind = page.to_document(), KINDS[page.kind]
    text = write(document, kind)
    if parse(text.encode(), kind=kind, nation=page.nation, slug=page.slug, name=name).document != document:
        raise BrokenContent([Problem(name, 1, "its file would read as another page; look for headings in its texts")])
    return text


def _write_back(path: Path, text: str) -> bool:
    if path.exists() and path.read_text("utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return True
