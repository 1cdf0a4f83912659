"""What starts a clock: the events that time limits run from, in the order of the journey. Plain Python.

Whether the day itself is day 1 is the law's choice and differs from limit to limit. It is the same for all
limits that run from one event, so it stands here, with the rule that says so.
"""

from dataclasses import dataclass

ENQUIRY, EMERGENCY, COURT = "Referral, enquiry and conference", "Emergency", "Court"
IN_CARE, RELATIVES, COMPLAINTS = "Your child is looked after", "Relatives", "Complaints"


@dataclass(frozen=True)
class Event:
    """Something that starts a clock. `name` says what happened, as a choice on a form.

    `day_one`: the day itself is day 1. `wait`: what follows is a wait, not a last day. `to_noon`: where the last
    day is a Sunday or public holiday, a court may let the time run to noon on the next ordinary day.
    """

    slug: str
    name: str
    group: str
    day_one: bool = False
    wait: bool = False
    to_noon: bool = False


_ALL = (
    Event("referral", "The council received a referral", ENQUIRY),
    Event("strategy-discussion", "A strategy discussion started a section 47 enquiry", ENQUIRY),
    Event("conference", "The first child protection conference was held", ENQUIRY),
    Event("review-conference", "A review conference was held", ENQUIRY),
    Event("police-protection", "Your child was taken into police protection", EMERGENCY),
    # Children Act 1989 s 45(2) speaks of "the last of those eight days", s 45(3) of days that "begin with" one.
    Event(
        "emergency-protection-order", "An emergency protection order was made", EMERGENCY, day_one=True, to_noon=True
    ),
    Event("emergency-order-ended", "The first period of an emergency protection order ended", EMERGENCY),
    # Children Act 1989 s 43(5): "beginning with that date".
    Event("assessment-order", "A child assessment was to start: the day named in the order", EMERGENCY, day_one=True),
    # Practice Direction 12A: day 1 is the day of issue. Children Act 1989 s 32(1)(a)(ii): "beginning with the day".
    Event("application-issued", "The court issued the council's application", COURT, day_one=True),
    # Family Procedure Rules 2010 r 30.4(3): "beginning with the date of the decision".
    Event("interim-decision", "A court made an interim order, or decided how the case is run", COURT, day_one=True),
    Event("case-time-ended", "The 26 weeks, or the time added since, ended", COURT),
    # Family Procedure Rules 2010 r 30.4(2): "after the date of the decision".
    Event("decision", "A court made a final order, or most other decisions", COURT),
    # Children Act 1989 Sch 3 para 6(1) and (4): "beginning with the date on which it was made".
    Event("supervision-order", "A supervision order was made", COURT, day_one=True),
    # Children Act 1989 s 91(15).
    Event("care-order-refused", "A court refused to end a care order", COURT, wait=True),
    Event("became-looked-after", "Your child became looked after", IN_CARE),
    Event("first-looked-after-review", "The first looked-after review was held", IN_CARE),
    Event("looked-after-review", "A later looked-after review was held", IN_CARE),
    Event("contact-stopped", "The council stopped you seeing your child", IN_CARE),
    Event("temporary-approval", "A relative was approved for a time as a foster carer", RELATIVES),
    # Children Act 1989 s 14A(7).
    Event("guardianship-notice", "Someone gave notice that they want special guardianship", RELATIVES, wait=True),
    Event("what-happened", "Something happened that you want to complain about", COMPLAINTS),
    Event("complaint", "The council received your complaint (stage 1)", COMPLAINTS),
    Event("complaint-stage-two", "Stage 2 of your complaint started", COMPLAINTS),
    Event("complaint-stage-two-answer", "The council gave its stage 2 answer", COMPLAINTS),
    Event("complaint-panel-request", "You asked for a stage 3 panel", COMPLAINTS),
    Event("complaint-panel", "The stage 3 panel met", COMPLAINTS),
    Event("complaint-panel-report", "The council received the panel's report", COMPLAINTS),
    Event("data-complaint", "The council received a complaint about your information", COMPLAINTS),
)
EVENTS = {event.slug: event for event in _ALL}
