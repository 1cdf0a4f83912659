"""A telephone number is written once: in its organisation's file, which says where it was seen and on which day.

A number that everybody knows (999, 101) may stand in a page's words too, as long as an organisation of the nation has
it. A nation whose guide is not written has its numbers in its own file, and says there where they were seen.
"""

import re
from collections.abc import Iterator

from sosguide.nations import FILE
from sosguide.nations.not_ready import TurnTo
from sosguide.publishing.content.checks import line_in_text
from sosguide.publishing.content.content_file import ContentFile
from sosguide.publishing.content.tree import ContentTree
from sosguide.publishing.documents.fields import texts
from sosguide.publishing.documents.notation import names_of_notation
from sosguide.publishing.documents.source import Mark, Source
from sosguide.typed_yaml import Problem
from stages.documents import ORGANISATION, Organisation

LONG = r"(?<![\w.,£#/+-])(?:(?:\+|00)44[\s-]?(?:\(0\)[\s-]?)?[1-9]|0[1-9])(?:[\s-]?\d){6,10}(?![\w/-]|[.,]\d)"
KNOWN = r"(?<![\w.,£#/-])(?:116[\s-]?\d{3}|999)(?![\w/-]|[.,]\d)"
"""Numbers that are nothing else, wherever they stand."""
SHORT = r"(?:(?<=ring )|(?<=call )|(?<=dial )|(?<=\bon )|(?<=NHS ))(?:101|105|111|119)(?![\w/-]|[.,]\d)"
TEXT = r"(?:(?<=[A-Z] to )|(?<=[Tt]ext ))\d{5}(?![\w/-]|[.,]\d)"
NUMBER = re.compile(f"{LONG}|{KNOWN}|{SHORT}|{TEXT}")
"""What is a telephone number, or a number to send a message to, in a running text."""
SHORTEST = 3
NAMED_BY = "tel"
ITS_OWN = ("telephone", "text")
"""The fields of an organisation that hold its numbers."""


def digits(number: str) -> str:
    """A number as it is dialled in this country."""
    dialled = re.sub(r"\D", "", number.replace("(0)", ""))
    return re.sub(r"^(?:00)?44(?=\d{9,10}$)", "0", dialled)


def numbers_in(text: str) -> Iterator[tuple[int, str]]:
    """Each number in a text: where it begins, and how it is written."""
    return ((found.start(), found[0]) for found in NUMBER.finditer(text))


def numbers_of(organisation: Organisation) -> list[str]:
    """The digits of an organisation's numbers, for calls and for messages."""
    found = [organisation.dial, *(digits(number) for number in re.findall(r"\d{4,}", organisation.text))]
    return [number for number in found if number]


def known(tree: ContentTree, nation: str) -> dict[str, Organisation]:
    """The organisation behind each number of a nation."""

    def gather() -> dict[str, Organisation]:
        documents = [file.document for file in tree.of_kind(ORGANISATION.name, nation)]
        organisations = [document for document in documents if isinstance(document, Organisation)]
        return {number: organisation for organisation in organisations for number in numbers_of(organisation)}

    return tree.memoised(("numbers", nation), gather)


def no_number_is_typed(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """The words of a page name the organisation, `{tel: slug}`; the page prints its number."""
    document = file.document
    if isinstance(document, Source):
        return
    ours = known(tree, document.nation)
    for path, text in texts(document):
        if isinstance(document, Organisation) and path[0] in ITS_OWN:
            continue
        for offset, number in numbers_in(text):
            found = ours.get(digits(number))
            if found and found.mark is Mark.WELL_KNOWN:
                continue
            if not ours and len(number) == SHORTEST:
                continue  # a folder may hold a part of the content
            yield Problem(file.name, line_in_text(file, path, text, offset), *_complaint(number, found))


def what_everybody_knows_is_typed(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """Not named: a sentence that names what is not live gives way, and "ring 999" never may."""
    for path, text in texts(file.document):
        for offset, name, slug in names_of_notation(text):
            found = tree.document(ORGANISATION.name, file.document.nation, slug) if name == NAMED_BY else None
            if isinstance(found, Organisation) and found.mark is Mark.WELL_KNOWN:
                message = f"`{{{name}: {slug}}}`: this sentence would go where `{slug}` is not live"
                yield Problem(file.name, line_in_text(file, path, text, offset), message, f"type {found.telephone}")


def _complaint(number: str, found: Organisation | None) -> tuple[str, str]:
    if found:
        return f"the telephone number {number} is typed here", f"write {{tel: {found.slug}}} and the page prints it"
    message = f"the telephone number {number} is that of no organisation of this nation"
    return message, "give it a file in organisations/ that says where it was seen, and write {tel: its-slug}"


def numbers_say_where_they_were_seen(file: ContentFile, tree: ContentTree) -> Iterator[Problem]:
    """An organisation with a number says on which page it was seen, on which day; and nobody else has that number."""
    organisation = file.document
    if not isinstance(organisation, Organisation) or not (organisation.telephone or organisation.text):
        return
    if organisation.mark is Mark.UNSURE:
        yield Problem(file.name, file.line("mark"), "a number that is UNSURE is never shown", "leave it out")
    for field in ("seen_at", "seen_on"):
        if not getattr(organisation, field):
            advice = "say on which page the number was seen, and on which day"
            yield Problem(file.name, file.line("telephone"), f"`{field}` is missing", advice)
    ours = known(tree, organisation.nation)
    for number in numbers_of(organisation):
        other = ours.get(number, organisation)
        if other.slug != organisation.slug:
            yield Problem(file.name, file.line("telephone"), f"{number} is the number of `{other.slug}` too")


def nations_say_where_they_saw_numbers(tree: ContentTree) -> Iterator[Problem]:
    """A number in a nation's own file says where it was seen, or is that of an organisation, whose file says it."""
    for nation, profile in tree.profiles.items():
        ours = known(tree, nation)
        for someone in profile.not_ready.turn_to if profile.not_ready else ():
            complaint = _of_turn_to(someone, ours)
            if complaint:
                yield Problem(f"content/{nation}/{FILE}", 1, f"`not_ready.turn_to`, {someone.name}: {complaint}")


def _of_turn_to(someone: TurnTo, ours: dict[str, Organisation]) -> str:
    typed = [number for _, number in numbers_in(someone.says)]
    if typed:
        return f"the number {typed[0]} is typed in `says`; put it in `telephone` and write {{telephone}}"
    if not someone.telephone:
        return ""
    found, seen = ours.get(someone.dial), bool(someone.seen_at and someone.seen_on)
    if found and (someone.seen_at or someone.seen_on):
        return f"`{found.slug}` says where this number was seen; take `seen_at` and `seen_on` away here"
    return "" if found or seen else f"no organisation has {someone.telephone}; say `seen_at` and `seen_on`"
