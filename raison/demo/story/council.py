"""The council of the demo company: six on it, two meetings behind it and one ahead, five questions."""

from datetime import datetime, timedelta

from raison.demo.story.records import StoryCouncil, StoryDecision, StoryMeeting, StorySeat

FIRST, SECOND = 44, 16
"""Days since its meetings."""


def council(now: datetime) -> StoryCouncil:
    """Oldest first."""
    return StoryCouncil(
        at=_day(now, 60),
        by="ingrid",
        challenge="Every line bought its own tools, and nobody could decide what concerns all of them. What one line "
        "finds out, the next one finds out again.",
        for_whom="Everybody at Halden whose work crosses a line: that is nearly everybody.",
        rhythm="The second Wednesday of each month, for an hour. What is not ready by Monday waits.",
        seats=(
            StorySeat("marit", "business", "Service"),
            StorySeat("gunnar", "business", "Production", delegate="silje", until=_day(now, -9)),
            StorySeat("sofia", "marketing", "Sales and marketing"),
            StorySeat("mikkel", "it", ""),
            StorySeat("randi", "hr", "People and culture"),
            StorySeat("ingrid", "other", "Digital Office"),
        ),
        meetings=_meetings(now),
        decisions=_decisions(now),
    )


def _day(now: datetime, ago: int) -> datetime:
    """The morning of a day, so many days ago."""
    return (now - timedelta(days=ago)).replace(hour=9, minute=0, second=0, microsecond=0)


def _meetings(now: datetime) -> tuple[StoryMeeting, ...]:
    return (
        StoryMeeting(
            title="First meeting of the council",
            at=_day(now, FIRST),
            called=_day(now, FIRST + 9),
            minutes="There: Marit, Gunnar, Sofia, Mikkel, Randi, Ingrid.\n\n"
            "Mikkel showed what the four chat tools cost and who uses them. Sofia spoke against an end in the middle "
            "of the quarter: two tenders run there. So they end with the quarter.\n\n"
            "Randi asked what a champion does. Answer: an hour a week, and their line knows that they have it.",
        ),
        StoryMeeting(
            title="Second meeting of the council",
            at=_day(now, SECOND),
            called=_day(now, SECOND + 9),
            minutes="There: Marit, Silje for Gunnar, Sofia, Mikkel, Ingrid. Randi was ill.\n\n"
            "Marit brought the start-up page. Silje asked who answers at night: the hubs in Singapore and Houston do, "
            "and say so on the page.\n\n"
            "Who pays for people from outside was put off. Petter has the figures in two weeks.",
        ),
        StoryMeeting(title="Third meeting of the council", at=_day(now, -6), called=_day(now, 2)),
    )


def _decisions(now: datetime) -> tuple[StoryDecision, ...]:
    return (
        StoryDecision(
            title="Which of the four chat tools do we keep?",
            why="Service, production, sales and IT each pay for one. Nobody finds anything across them.",
            by="mikkel",
            at=_day(now, FIRST + 8),
            state="decided",
            meeting=0,
            outcome="None of the four. They end with the quarter; what is worth keeping is brought over before.",
            reason="Together they cost more than the people who look after them, and they end at each line's door.",
            carrier="mikkel",
            due=_day(now, 12),
            done=_day(now, 14),
        ),
        StoryDecision(
            title="Does every line name a champion?",
            why="Two lines have three of them, four have none.",
            by="randi",
            at=_day(now, FIRST + 3),
            state="decided",
            meeting=0,
            outcome="Each line names one, with an hour a week that is in the plan.",
            reason="Where somebody shows it at the next desk, people use it. Where nobody does, no letter helps.",
            carrier="randi",
            due=_day(now, 4),
        ),
        StoryDecision(
            title="Does the start-up page go to all fourteen sites?",
            why="Ten sites have it. The rest belongs to three lines, and none of them decides for the others.",
            by="marit",
            at=_day(now, SECOND + 6),
            state="decided",
            meeting=1,
            outcome="Yes, from spring on: each start-up of an HX-40 begins with the page at hand. Service pays the "
            "tablets, production puts the code on the pump.",
            reason="Ten of ten fitters asked for it, and the return visits of those sites went down first.",
            carrier="nadia",
            due=_day(now, -110),
            initiative="First-time-right start-up",
        ),
        StoryDecision(
            title="Who pays for people from outside?",
            why="Customers ask to bring more of their own people in. Today the line pays that invited them.",
            by="sofia",
            at=_day(now, SECOND + 4),
            state="adjourned",
            meeting=1,
            reason="Petter has the figures in two weeks; before that we would guess.",
        ),
        StoryDecision(
            title="Who owns the one parts list?",
            why="Purchasing, production and service would each do it, and each in another way. Until somebody owns it, "
            "the initiative can't leave its first step.",
            by="gunnar",
            at=_day(now, 2),
            initiative="One parts list instead of three",
        ),
    )
