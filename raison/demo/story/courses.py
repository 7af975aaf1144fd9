"""How the four initiatives of the demo company go, with what they are linked, and what their end is to leave."""

from datetime import datetime, timedelta

from raison.demo.story.records import StoryCourse, StoryEnd, StoryLink, StoryStatus


def start_up(now: datetime) -> StoryCourse:
    """Told twice how it goes; the end is planned in full."""
    return StoryCourse(
        statuses=(
            StoryStatus(
                "at_risk",
                now - timedelta(days=16, hours=3),
                _said(
                    done=("The steps of a start-up are on the phone", "Seven of ten sites have the page at hand"),
                    ahead="The other three sites, by next Friday",
                    needed="Bench 2 is down. Without a second bench we see too few start-ups to call it.",
                ),
            ),
            StoryStatus(
                "on_track",
                now - timedelta(days=5, hours=2),
                _said(
                    done=(
                        "Ten of ten sites started up with the page at hand",
                        "Henning lends bench 3 on two nights a week",
                    ),
                    ahead="Revision G of the manual replaces the printed one",
                    needed="Two fitters who read the Portuguese page before it goes out.",
                ),
            ),
        ),
        links=(
            StoryLink(community="hx-40-engineering", what_for="A finding on site becomes a change of the drawing"),
            StoryLink(
                name="Aldwater's maintenance calendar",
                url="https://calendar.aldwater.example",
                what_for="When a start-up is due, their fitters see it first",
            ),
        ),
        done_when="Two quarters in a row with fewer than one return visit in twenty.",
        knowledge="The steps go into the start-up manual, revision G; open findings to HX 40 Engineering.",
        places="First 72 hours stays as long as the pump is sold; nothing else was opened.",
        people="Priya and Ewan go on as whom one asks; the Thursday meeting ends.",
    )


def handover(now: datetime) -> StoryCourse:
    """Done a month ago; of what its end left, one thing is open still."""
    ended = (now - timedelta(days=30)).replace(hour=11, minute=20, second=0, microsecond=0)
    return StoryCourse(
        links=(StoryLink(community="first-72-hours", what_for="What the shift writes is what the engineer reads"),),
        done_when="Four weeks in which no shift asked the one before by phone.",
        knowledge="The one page of a handover goes into the manual of the line.",
        places="Assembly Line 3 stays; the trial group of the night shift ends.",
        people="Gunnar shows it to line 2 in spring, and is whom one asks.",
        end=StoryEnd(
            at=ended,
            why="No shift has called the one before for four weeks. The page is part of the day.",
            settled=(
                ("done_when", "gunnar", ended),
                ("knowledge", "gunnar", ended),
                ("places", "marit", ended + timedelta(days=9, hours=2)),
            ),
        ),
    )


def quotes(now: datetime) -> StoryCourse:
    """Off its way, and says so."""
    return StoryCourse(
        statuses=(
            StoryStatus(
                "off_track",
                now - timedelta(days=3, hours=4),
                _said(
                    done=("Two of five buyers have been asked",),
                    ahead="The other three, before the fair",
                    needed="The foundries answer by mail only, and not on the same day. Who knows somebody there?",
                ),
            ),
        ),
        links=(
            StoryLink(
                name="Metal exchange, daily prices",
                url="https://prices.metals.example",
                what_for="What a price is checked against before it is named",
            ),
        ),
        done_when="Nine of ten quotes with special metals leave on the day on which they were asked for.",
    )


def parts_list(now: datetime) -> StoryCourse:
    """Three days old, and asks for help already."""
    return StoryCourse(
        statuses=(
            StoryStatus(
                "on_track",
                now - timedelta(days=1, hours=1),
                _said(
                    done=("The three lists lie side by side for one pump, the HX-25",),
                    ahead="What a wrong part costs, from the returns of last year",
                    needed="Somebody from purchasing who knows why their list has its own numbers.",
                ),
            ),
        ),
        links=(StoryLink(community="hx-40-engineering", what_for="Drawings have the numbers that hold"),),
        done_when="A part has one number, and whoever changes it changes it once.",
    )


def _said(*, done: tuple[str, ...], ahead: str, needed: str) -> str:
    """A status in its three parts."""
    parts = (("Done", done), ("What comes", (ahead,)), ("Where help is needed", (needed,)))
    return "\n\n".join(f"**{title}**\n\n" + "\n".join(f"- {line}" for line in lines) for title, lines in parts)
