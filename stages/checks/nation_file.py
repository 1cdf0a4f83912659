"""What a nation's file says of its pages is true of them: the advice line, what stands under the map and in pictures,
moved addresses, pages for readers, the order of the stages.

A folder may hold a part of the content, so a kind of page that has no file in a nation is asked nothing.
"""

from collections.abc import Iterator

from sosguide.nations import FILE
from sosguide.publishing.content.tree import ContentTree
from sosguide.publishing.documents.kinds import KINDS
from sosguide.typed_yaml import Problem
from stages.documents import FACT, ORGANISATION, ROLE, STAGE


def advice_line_is_there(tree: ContentTree) -> Iterator[Problem]:
    """`advice_line` is an organisation of the nation."""
    for nation, profile in tree.profiles.items():
        slugs = {file.document.slug for file in tree.of_kind(ORGANISATION.name, nation)}
        if profile.advice_line and slugs and profile.advice_line not in slugs:
            yield _problem(nation, f"`advice_line`: no organisation `{profile.advice_line}`")


def facts_of_the_map_are_there(tree: ContentTree) -> Iterator[Problem]:
    """Every fact that stands under the map is a fact of the nation."""
    for nation, profile in tree.profiles.items():
        slugs = {file.document.slug for file in tree.of_kind(FACT.name, nation)}
        for slug in profile.on_the_map if slugs else ():
            if slug not in slugs:
                yield _problem(nation, f"`on_the_map`: no fact `{slug}`")


def what_pictures_show_is_there(tree: ContentTree) -> Iterator[Problem]:
    """Every fact and every person of a picture is a page of the nation."""
    for nation, profile in tree.profiles.items():
        facts = {file.document.slug for file in tree.of_kind(FACT.name, nation)}
        roles = {file.document.slug for file in tree.of_kind(ROLE.name, nation)}
        for picture in profile.pictures:
            for kind, slugs, wanted in (("fact", facts, picture.rests_on), ("role", roles, picture.roles)):
                for slug in {*wanted} - slugs if slugs else ():
                    yield _problem(nation, f"`pictures`: no {kind} `{slug}`, which `{picture.slug}` names")


def moved_pages_are_there(tree: ContentTree) -> Iterator[Problem]:
    """An address that moved leads to a page of the nation."""
    for nation, profile in tree.profiles.items():
        for old, new in profile.moved.items():
            address, _, slug = new.partition("/")
            kind = next((kind.name for kind in KINDS.values() if kind.address == address), "")
            files = tree.of_kind(kind, nation)
            if not kind or (files and slug not in {file.document.slug for file in files}):
                yield _problem(nation, f"`moved.{old}`: no page `{new}`")


def pages_for_readers_are_there(tree: ContentTree) -> Iterator[Problem]:
    """Every page that speaks to a reader is a page of the nation."""
    for nation, profile in tree.profiles.items():
        for place, reader in enumerate(profile.readers):
            for page in reader.pages:
                kind, _, slug = page.partition(":")
                files = tree.of_kind(kind, nation)
                if kind not in KINDS or (files and slug not in {file.document.slug for file in files}):
                    yield _problem(nation, f"`readers.{place}`: no page `{page}`")


def stages_are_in_order(tree: ContentTree) -> Iterator[Problem]:
    """Every stage is in the nation's list of `stages`, and comes in the order of that list."""
    for nation, profile in tree.profiles.items():
        reached, before = -1, ""
        for file in tree.of_kind(STAGE.name, nation):
            slug = file.document.slug
            if slug not in profile.stages:
                yield Problem(file.name, 1, f"`{slug}` is not in `stages` of the nation's file")
            elif (place := profile.stages.index(slug)) < reached:
                message = f"`order`: `{slug}` comes after `{before}` here and before it in the nation's file"
                yield Problem(file.name, file.line("order"), message, "make both the same")
            else:
                reached, before = place, slug


def _problem(nation: str, message: str) -> Problem:
    return Problem(f"content/{nation}/{FILE}", 1, message)
