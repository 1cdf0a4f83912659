"""The working copies of the journey, one for each of its kinds."""

from sosguide.publishing.models.working_copy import make_working_copy
from stages.documents import FACT, LETTER, MOMENT, ORGANISATION, QUESTION, ROLE, STAGE, TOPIC, WORDING

Fact = make_working_copy(FACT, __name__)
Stage = make_working_copy(STAGE, __name__)
Role = make_working_copy(ROLE, __name__)
Letter = make_working_copy(LETTER, __name__)
Topic = make_working_copy(TOPIC, __name__)
Question = make_working_copy(QUESTION, __name__)
Moment = make_working_copy(MOMENT, __name__)
Wording = make_working_copy(WORDING, __name__)
Organisation = make_working_copy(ORGANISATION, __name__)
