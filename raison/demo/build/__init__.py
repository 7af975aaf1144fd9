"""The demo company in the database: made once, in one batch, so that it is there whole or not at all."""

from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy import func, select

from raison.app import running
from raison.demo.build.cast import Cast, cast_rows
from raison.demo.build.council import Lives, council_rows
from raison.demo.build.directs import direct_rows
from raison.demo.build.heard import heard_writes
from raison.demo.build.initiatives import initiative_rows
from raison.demo.build.inventory import inventory_rows
from raison.demo.build.links import role_lines
from raison.demo.build.maturity import maturity_rows
from raison.demo.build.notices import notice_rows
from raison.demo.build.places import place_rows
from raison.demo.build.posts import post_rows
from raison.demo.build.rows import Rows
from raison.demo.build.threads import thread_rows
from raison.demo.story import tell
from raison.demo.story.records import Story
from raison.kernel.clock import now
from raison.kernel.database import Bound, count_anew, statement, value, write
from raison.kernel.settings import Settings
from raison.office.looking import look_for_duplicates
from raison.people.actions.founding import HOMES
from raison.search.indexing import reindex
from raison.subjects.tables import messages


async def build_demo(settings: Settings, *, seed: int) -> list[str]:
    """Make the company, unless an organisation is there already; one line with a sign-in link for each role."""
    async with running(settings, serving=False):
        if not await value(HOMES):
            await _make(seed)
        return await role_lines()


async def _make(seed: int) -> None:
    shown = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
    )
    with shown:
        told = shown.add_task("Telling the demo company", total=None)
        story = tell(seed, now=now())
        subjects = len(story.subjects) + len(story.directs) + len(story.initiatives)
        shown.update(told, description="Making the demo company", total=subjects)
        await write_company(story, seed=seed, advance=lambda: shown.advance(told))
        await count_anew()
        shown.update(told, description="Indexing what they wrote", total=await value(MESSAGES), completed=0)
        await reindex(lambda looked: shown.update(told, completed=looked))
        await write(*heard_writes("search"))
        await look_for_duplicates()


async def write_company(story: Story, *, seed: int, advance: Callable[[], None] = lambda: None) -> None:
    """Commit the company of the story, and let no observer announce what is history. It is not in the index yet."""
    await write(*story_batch(story, seed=seed, advance=advance), *heard_writes("inbox"))


def story_batch(story: Story, *, seed: int, advance: Callable[[], None] = lambda: None) -> list[Bound]:
    """Everything that makes the company of the story."""
    rows = Rows()
    cast = cast_rows(story, rows)
    places = place_rows(story, cast, rows, seed=seed)
    communities = {community.handle: community for community in story.communities}
    threads, followers = [], {}
    for told in story.subjects:
        community = communities[told.community]
        thread = thread_rows(
            story,
            told,
            cast,
            rows,
            place_id=places[told.community],
            inside=community.everybody,
            owner=community.owner,
        )
        post_rows(story, told, thread, cast, rows)
        threads.append(thread)
        followers[thread.subject_id] = set(told.followers)
        advance()
    for direct in story.directs:
        thread = direct_rows(story, direct, cast, rows)
        threads.append(thread)
        followers[thread.subject_id] = set(direct.people)
        advance()
    _work_rows(story, cast, rows, places=places, seed=seed, advance=advance)
    notice_rows(story, threads, followers, cast, rows)
    return rows.batch()


def _work_rows(
    story: Story, cast: Cast, rows: Rows, *, places: dict[str, int], seed: int, advance: Callable[[], None]
) -> None:
    """Initiatives, what the council decides about them, how far the company is, and which tools it uses."""
    inside = {community.handle: community.everybody for community in story.communities}
    lives: dict[str, Lives] = {}
    for told in story.initiatives:
        lives[told.title] = initiative_rows(story, told, cast, rows, places=places, inside=inside[told.community])
        advance()
    company = next(places[community.handle] for community in story.communities if community.company)
    council_rows(story.council, cast, rows, company=company, initiatives=lives)
    maturity_rows(story, cast, rows, place_id=company, seed=seed)
    subjects = {title: subject for title, (_place, subject) in lives.items()}
    inventory_rows(story, cast, rows, place_id=company, initiatives=subjects)


MESSAGES = statement(select(func.count()).select_from(messages))
