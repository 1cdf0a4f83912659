"""The checks that every content file must pass, whatever its kind."""

from collections.abc import Iterator

from sosguide.publishing.content.content_file import MISSING_TARGET, ContentFile
from sosguide.publishing.content.markup import markup_problems, references
from sosguide.publishing.content.tree import ContentTree
from sosguide.publishing.documents.fields import FieldType, fields_of, leaves, texts
from sosguide.publishing.documents.kinds import KINDS, kind_of
from sosguide.publishing.documents.notation import NOTATIONS, names_of_notation
from sosguide.typed_yaml import Problem

FIRST_NUMBER = 100  # below it are the numbers of the pages that are not documents
DESCRIPTION = range(50, 166)
ADD_IT = "add its file or correct the slug"


def head_is_whole(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """A page has a number, a date to check it again, and a description a search engine can show."""
    document = file.document
    kind = kind_of(document)
    if not kind.address:
        return
    if document.check_due is None:
        yield Problem(file.name, 1, "`check_due` is missing", "say by when it must be checked again")
    if kind.gathered_by:
        return
    if document.number is None or document.number < FIRST_NUMBER:
        advice = f"give it a free one: {tree.next_free_number(FIRST_NUMBER)}"
        yield Problem(file.name, file.line("number"), "`number` is missing or under 100", advice)
    if len(document.description) not in DESCRIPTION:
        message = f"`description` has {len(document.description)} characters"
        yield Problem(file.name, file.line("description"), message, "write 50 to 165")


def slugs_name_pages(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Every field that is the slug of a page, or names one as kind:slug, names a page that is there."""
    for path, field, value in leaves(file.document):
        if field.type is FieldType.REFERENCE:
            kind, _, slug = value.partition(":")
        elif field.kind:
            kind, slug = field.kind, value
        else:
            continue
        if kind not in KINDS:
            yield Problem(file.name, file.line(*path), f"no such kind of page as `{kind}`", f"use {', '.join(KINDS)}")
        elif not tree.document(kind, file.document.nation, slug):
            message = f"no {kind} `{slug}`"
            yield Problem(file.name, file.line(*path), message, ADD_IT, code=MISSING_TARGET)


def links_lead_somewhere(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Every `kind:slug` link in the text has a file."""
    for path, text in texts(file.document):
        for kind, slug in references(text):
            line = line_in_text(file, path, text, text.find(f"({kind}:{slug})"))
            message = f"link to `{kind}:{slug}`: "
            if kind not in KINDS:
                yield Problem(file.name, line, f"{message}no such kind", f"use {', '.join(KINDS)}")
            elif not tree.document(kind, file.document.nation, slug):
                yield Problem(file.name, line, f"{message}no such page", ADD_IT, code=MISSING_TARGET)


def names_stand_for_words(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Every `{fact: slug}` in a text stands for words that there are."""
    for path, text in texts(file.document):
        for offset, name, slug in names_of_notation(text):
            line, notation = line_in_text(file, path, text, offset), NOTATIONS.get(name)
            if notation is None:
                known = ", ".join(f"{{{known}: slug}}" for known in NOTATIONS)
                yield Problem(file.name, line, "a brace that names nothing we know", f"use {known}")
                continue
            page = tree.document(notation.kind, file.document.nation, slug)
            message = f"`{{{name}: {slug}}}`: "
            if page is None:
                yield Problem(file.name, line, f"{message}no such {notation.kind}", ADD_IT, code=MISSING_TARGET)
            elif not notation.words(page):
                yield Problem(file.name, line, f"{message}that {notation.kind} has no such words")


def markup_is_closed(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Bold, links and code are closed, and there is no HTML."""
    for path, text in texts(file.document):
        for offset, message in markup_problems(text):
            yield Problem(file.name, line_in_text(file, path, text, offset), message)


def line_in_text(file: ContentFile, path: tuple[str | int, ...], text: str, offset: int) -> int:
    """The line of a place in a text. Under a heading the lines are those of the file; in the head YAML folds them."""
    under_a_heading = bool(fields_of(type(file.document))[str(path[0])].heading)
    return file.line(*path) + (text.count("\n", 0, offset) if under_a_heading else 0)


CHECKS_OF_EVERY_FILE = (head_is_whole, slugs_name_pages, links_lead_somewhere, names_stand_for_words, markup_is_closed)
