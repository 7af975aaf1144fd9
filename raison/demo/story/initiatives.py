"""Four initiatives of the demo company: one that is done, one that measures, one that looks for its people,
one that has just begun."""

from datetime import datetime, timedelta

from raison.demo.story import courses
from raison.demo.story.measures import quote_measures, start_up_measures
from raison.demo.story.records import (
    StoryCost,
    StoryEntry,
    StoryGate,
    StoryInitiative,
    StoryPersona,
    StoryTask,
    StoryTool,
)


def initiatives(now: datetime) -> tuple[StoryInitiative, ...]:
    """Oldest first."""
    return _handover(now), _start_up(now), _quotes(now), _parts_list(now)


def _day(now: datetime, ago: int) -> datetime:
    """The morning of a day, so many days ago."""
    return (now - timedelta(days=ago)).replace(hour=8, minute=10, second=0, microsecond=0)


def _handover(now: datetime) -> StoryInitiative:
    """Done: what it left behind is seen to, but for one thing."""
    return StoryInitiative(
        community="assembly-line-3",
        step="link",
        title="A shift that knows what the last one did",
        problem="The night shift phones the late shift at home, twice a week, to learn which pump waits for which "
        "part.",
        at=_day(now, 84),
        owner="gunnar",
        sponsor="marit",
        champions=(),
        whose_work="The three shifts of line 3.",
        value=(20_000, 35_000, "EUR"),
        value_source="Hours of waiting that the line booked in the second quarter",
        otherwise="They go on phoning, or guess.",
        governance="Gunnar decides.",
        standards="A shift ends when its page is written.",
        cost="Ten minutes of each shift.",
        personas=(
            StoryPersona(
                name="Shift leader",
                situation="Comes at ten, when everybody who knows has gone.",
                benefit="You read in two minutes what waits, and for what.",
                tasks=(StoryTask("Know which pump waits for which part", 1, "day", 25),),
            ),
        ),
        tools=(StoryTool(community="assembly-line-3", tasks=(0,)),),
        gates=(
            StoryGate("people", _day(now, 79)),
            StoryGate(
                "tools",
                _day(now, 72),
                missing=("measure",),
                reason="Calls at home are in no ledger. We count them by hand.",
            ),
            StoryGate("link", _day(now, 65)),
        ),
        entries=(
            StoryEntry("decision", _day(now, 70), "One page, no form", "A form with eleven fields was tried in 2024."),
        ),
        course=courses.handover(now),
    )


def _start_up(now: datetime) -> StoryInitiative:
    """In step 4: it is linked, and reads its figure."""
    return StoryInitiative(
        community="first-72-hours",
        step="link",
        title="First-time-right start-up",
        problem="One HX pump in nine needs a return visit within 72 hours of its start-up. We want one in twenty.",
        at=_day(now, 37),
        owner="nadia",
        sponsor="marit",
        champions=("priya", "ewan"),
        whose_work="Site fitters of our customers, our field engineers, and the service desk that both of them call.",
        value=(180_000, 260_000, "EUR"),
        value_source="40 return visits in 12 weeks, travel and hours as booked in the service ledger",
        otherwise="We drive twice, the customer waits two days, and the fitter blames the pump.",
        governance="Nadia decides what changes, Marit what it may cost. They meet every Thursday, for twenty minutes.",
        standards="An accepted answer becomes a page of the start-up manual within a week.",
        cost="",
        personas=(
            StoryPersona(
                name="Site fitter",
                situation="At the pump, in gloves, with a phone and four bars of signal on a good day.",
                benefit="The step you need is on the phone in a minute, and somebody answers when it is not.",
                tasks=(
                    StoryTask("Find the start-up step at the pump", 3, "week", 15, 9, 8),
                    StoryTask("Report a drip with photo and serial number", 2, "month", 20, 9, 7),
                ),
            ),
            StoryPersona(
                name="Field engineer",
                situation="Between two sites; leaves one only when the pump runs.",
                benefit="A specialist before you leave the site, not after.",
                tasks=(
                    StoryTask("Get a specialist before leaving the site", 2, "week", 45, 12, 11),
                    StoryTask("See what this pump has been through", 5, "week", 12, 12, 5),
                ),
            ),
            StoryPersona(
                name="Service desk",
                situation="Four people, thirty calls a day, and a spreadsheet of known faults.",
                benefit="You know whether a fault is known before the caller has finished the sentence.",
                tasks=(StoryTask("Know whether a fault is known", 30, "day", 4, 8, 6),),
            ),
        ),
        tools=(
            StoryTool(community="first-72-hours", tasks=(0, 1, 2, 4)),
            StoryTool(community="hx-40-engineering", tasks=(2,)),
            StoryTool(kind="integration", name="Service ledger", tasks=(3,)),
        ),
        gates=(
            StoryGate("people", _day(now, 31)),
            StoryGate("tools", _day(now, 24)),
            StoryGate("link", _day(now, 17)),
        ),
        entries=(
            StoryEntry(
                "decision",
                _day(now, 27),
                "No separate app",
                "The web page passed the glove test on four of four phones.",
            ),
            StoryEntry(
                "milestone",
                _day(now, 26),
                "Ten sites start up with the page at hand",
                due=_day(now, 6),
                settled=_day(now, 8),
            ),
            StoryEntry(
                "risk",
                _day(now, 20),
                "Bench 2 is down, so fewer pumps start up than we need to see a difference",
                "Henning lends bench 3 on two nights a week.",
            ),
            StoryEntry(
                "decision",
                _day(now, 9),
                "The manual follows the answer, within a week",
                "Instead of the yearly revision.",
                due=_day(now, -110),
            ),
            StoryEntry(
                "milestone", _day(now, 9), "Revision G of the manual replaces the printed one", due=_day(now, -12)
            ),
        ),
        measures=start_up_measures(now),
        costs=(
            StoryCost("Four champions, half a day a week until January", 14_000, 18_000, "once"),
            StoryCost("Two phones with gloves for each service van", 6_200, 6_200, "once"),
            StoryCost("Keeping the start-up pages true", 8_000, 12_000, "year"),
        ),
        course=courses.start_up(now),
    )


def _quotes(now: datetime) -> StoryInitiative:
    """In step 2: it went on with a reason, and still looks for its people."""
    return StoryInitiative(
        community="quote-in-a-day",
        step="people",
        title="The price of special metals on the same day",
        problem="A quote with duplex or titanium waits four days for its metal price. Two of three such orders go "
        "elsewhere while we wait.",
        at=_day(now, 19),
        owner="hanne",
        sponsor="sofia",
        champions=(),
        whose_work="Sales engineers who quote, and the two buyers who ask the foundries.",
        value=(300_000, 900_000, "EUR"),
        value_source="",
        otherwise="We quote standard metals only, and say so.",
        governance="",
        standards="",
        cost="",
        personas=(
            StoryPersona(
                name="Sales engineer",
                situation="On the phone with a customer who has three quotes to compare.",
                benefit="",
                tasks=(StoryTask("Name a price that holds for a week", 4, "week", 50),),
            ),
            StoryPersona(name="Buyer", situation="", benefit="", tasks=()),
        ),
        tools=(),
        gates=(
            StoryGate(
                "people",
                _day(now, 12),
                missing=("value",),
                reason="Where the lower figure comes from is open until finance closes the month. The buyers have time "
                "this week, and not again before the fair.",
            ),
        ),
        entries=(
            StoryEntry(
                "milestone", _day(now, 12), "Five buyers and ten sales engineers have been asked", due=_day(now, -9)
            ),
        ),
        measures=quote_measures(now),
        course=courses.quotes(now),
    )


def _parts_list(now: datetime) -> StoryInitiative:
    """In step 1: two sentences, and what they leave open."""
    return StoryInitiative(
        community="all-halden",
        step="challenge",
        title="One parts list instead of three",
        problem="Purchasing, production and service keep a parts list each. When they differ, somebody finds out at "
        "the customer's.",
        at=_day(now, 3),
        owner="gunnar",
        sponsor=None,
        champions=(),
        whose_work="Whoever orders, builds or replaces a part.",
        value=None,
        value_source="",
        otherwise="",
        governance="",
        standards="",
        cost="",
        personas=(),
        tools=(),
        gates=(),
        course=courses.parts_list(now),
    )
