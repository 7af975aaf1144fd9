"""The tools in use at the demo company besides Raison: ten that grew wild, two that an initiative ends, and a business
case with open questions."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from raison.demo.story.records import StoryCase, StoryEnding, StoryRisk, StoryUsedTool

# name | team: for what; … | does | a year from-to currency: source | ends in | notice before | owner | outside
_TOOLS = """
Chatterbox | Service: talk; Drives: tests | messaging presence | 14400-14400 EUR: invoices | 310 | 90 | nadia | 6
WhatsUp groups | Field service: photos from the site | messaging presence content | | | | bjarne | 14
Huddleroom | Management: calls; Quality: audits | presence messaging | 9600-11000 EUR: contract | 130 | 60 | ingrid | ?
Taskwall | Planning: machine loads; Assembly: shifts | workflow | 5200-5200 EUR: invoice of March | 95 | 30 | gunnar | 0
Formmill | Quality and safety: deviation reports | workflow content | 7800-7800 EUR: contract | 420 | 90 | helle | 0
Sharebarn | Documentation: manuals; Engineering: plans | content | 18500-21000 EUR: IT report | 240 | 90 | joaquin | 9
Wikinest | Hydraulics: how-to pages | content community | | | | henning | 0
Pumpforum | Spare parts: distributors ask | community | 3000-3000 EUR: hosting, a student | 60 | 30 | lene | 38
Pollster | Management: surveys | community | 900-900 EUR: card payments | 20 | | | 0
Benchlog | Test benches: readings of every run | workflow | 12000-12000 EUR: maintenance contract | 700 | 180 | stig | 0
"""
_ENDS = """
Start-up mailbox | Service: questions from site | messaging | | | | nadia | 11
Fault log, drive S | Service: faults that came back | content | | | | tom | 0
"""
_OWN = {
    "Benchlog": "Reads the sensors of the test benches",
    "Huddleroom": "Dials into hotel phones",
    "Formmill": "Signs reports for the notified body",
}
_HELD = {
    "WhatsUp groups": "Photos of pumps at customers' sites, on private phones",
    "Sharebarn": "Drawings, manuals, price lists",
    "Pumpforum": "Names and questions of 38 distributors' people",
}


def used_tools(now: datetime) -> tuple[StoryUsedTool, ...]:
    """In the order in which they were written down."""
    wild = tuple(_tool(cells, now - timedelta(days=30 - 2 * place)) for place, cells in enumerate(_cells(_TOOLS)))
    return (*_ending(now), *wild)


def _ending(now: datetime) -> tuple[StoryUsedTool, ...]:
    """What First-time-right start-up makes needless: both were there before it, and fewer people use them each week."""
    figures = (
        (41, 14, "Seven years of questions and answers", "Questions in First 72 Hours"),
        (17, 12, "1,904 faults since 2011, 38 to check", "Service ledger, history of each pump"),
    )
    return tuple(
        replace(
            _tool(cells, now - timedelta(days=35)),
            content_held=held,
            replaced_by=instead,
            ending=StoryEnding(
                initiative="First-time-right start-up", at=now - timedelta(days=23 - place), then=then, now=left
            ),
        )
        for place, (cells, (then, left, held, instead)) in enumerate(zip(_cells(_ENDS), figures, strict=True))
    )


def _cells(lines: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in lines.strip().splitlines()]


def business_case(now: datetime) -> StoryCase:
    """One place for talk: two tools would be joined; some of it nobody has said yet."""
    return StoryCase(
        title="One place for talk",
        by="ingrid",
        at=(now - timedelta(days=6)).replace(hour=9, minute=20, second=0, microsecond=0),
        tools=("Chatterbox", "WhatsUp groups", "Huddleroom"),
        counts={"Chatterbox": (184_210, 131, 46, "Dry run of the Slack importer, Tuesday")},
        assumptions={
            "hours_a_day": (7.5, 7.5, "Collective agreement"),
            "day_rate": (520, 680, "Controlling, rates of 2026"),
            "days_a_tool": (3, 8, "What the move of the old intranet took"),
            "hours_a_person": (1, 2, "Two trial groups in the service team"),
        },
        risks=(
            StoryRisk("Fitters stay on their private phones", (20, 40), (4_000, 9_000)),
            StoryRisk("A customer's audit finds photos that nobody moved", None, None),
        ),
    )


def _tool(cells: list[str], at: datetime) -> StoryUsedTool:
    name, uses, does, cost, ends, notice, owner, outside = cells
    figures, _colon, source = cost.partition(": ")
    span, _blank, currency = figures.partition(" ")
    low, _dash, high = span.partition("-")
    ends_in = int(ends) if ends else None
    return StoryUsedTool(
        name=name,
        at=at.replace(hour=8, minute=40, second=0, microsecond=0),
        uses=tuple((who, purpose) for who, _c, purpose in (one.partition(": ") for one in uses.split("; "))),
        capabilities=tuple(does.split()),
        cost=(int(low), int(high), currency) if low else None,
        cost_source=source,
        ends_in=ends_in,
        notice_in=ends_in - int(notice) if ends_in is not None and notice else None,
        owner=owner or None,
        outside={"0": "no", "": "unknown"}.get(outside, "yes"),
        outside_number=int(outside) if outside.isdigit() and outside != "0" else None,
        own=_OWN.get(name, ""),
        content_held=_HELD.get(name, ""),
    )
