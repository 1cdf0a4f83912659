"""A moment: something that is happening now, answered on one screen."""

from dataclasses import dataclass
from typing import Annotated

from sosguide.publishing.documents.document import Document
from sosguide.publishing.documents.fields import FoundBy, choice, line, prose, reference, slug
from sosguide.publishing.documents.kinds import Kind
from stages.documents.questions_of_cards import NEXT, NO, NOW, WHAT


@dataclass(frozen=True, kw_only=True)
class Moment(Document):
    """Its card is made as that of a stage is. `can` is what they can do, `cannot` what they cannot do without a court,
    `say` are sentences to say aloud. `organisations` answer at this hour; `pages` say more.
    """

    sign: Annotated[str, line(20, hint="Which sign stands on its door: a name of templates/partials/signs.")]
    says: Annotated[str, line(60, hint="The small words on its door.")]
    asked: Annotated[tuple[str, ...], line(hint="The ways people ask it, one a line.", found_by=FoundBy.ASKING)] = ()
    answer: Annotated[str, prose(found_by=FoundBy.ANSWER, question=WHAT)]
    force: Annotated[str, choice(of_nation="force", question=NO)]
    and_then: Annotated[str, prose("what may follow", question=NO)]
    what_next: Annotated[str, prose("what happens next, and by when?", question=NEXT)]
    do_first: Annotated[str, prose("what can I do now, in one sentence", question=NOW)]
    say: Annotated[tuple[str, ...], prose("words you can say", hint="One a line.")]
    can: Annotated[tuple[str, ...], prose("what they can do", hint="One a line.")]
    cannot: Annotated[tuple[str, ...], prose("what they cannot do without a court", hint="One a line.")]
    organisations: Annotated[tuple[str, ...], slug("organisation", hint="Slugs of those who answer, one a line.")] = ()
    pages: Annotated[tuple[str, ...], reference(hint="Pages that say more, as kind:slug, one a line.")] = ()


MOMENT = Kind(
    name="moment",
    label="Moment",
    plural="It is happening now",
    folder="now",
    document=Moment,
    address="now",
    reading_order=5,
    search_weight=0.9,
    reader_label="It is happening now",
    reader_plural="It is happening now",
)
