"""From pilot to chartered: evidence, a sponsor who says yes or no, a pilot whose end comes."""

import asyncio
import re
from datetime import timedelta
from itertools import pairwise

import msgspec
import pytest
from sqlalchemy import select

from raison.communities import actions, queries
from raison.communities.policies import visible_community
from raison.communities.proposals import Changes, Proposal
from raison.inbox.tables import notices
from raison.kernel.access import Viewer
from raison.kernel.clock import now, shifted
from raison.kernel.database import number, statement, values, write
from raison.kernel.errors import Invalid, NotAllowed
from raison.kernel.ids import new_id
from raison.kernel.jobs import JobRunner
from raison.kernel.proposals import today_in
from raison.kernel.spine import BEGINNING, activities_after
from raison.lifecycle import actions as lifecycle
from raison.lifecycle import queries as life
from raison.lifecycle.actions.due import look_at
from raison.lifecycle.activities import CharterAsked, DecisionAsked
from raison.lifecycle.errors import AlreadyExtended, StageMoved
from raison.lifecycle.proposals import Terms
from raison.lifecycle.rows import Farewell
from raison.people.accounts import create_person
from raison.posts.actions import accept_answer, open_post
from raison.posts.rows import NewPost
from raison.subjects.actions import reply
from raison.subjects.policies import visible_message, visible_subject
from tests.lifecycle.living import SOON, TERMS, a_pilot, chartered
from tests.support.company import INSERT_MEMBERSHIP, INSERT_TEAM, Company
from tests.support.programs import Client

pytestmark = pytest.mark.anyio
WAITING = statement(
    select(notices.c.person_id).where(
        notices.c.subject_id == number("place"), notices.c.heap == "needs", notices.c.done_at.is_(None)
    )
)


async def waiting(company: Company, place_id: int) -> set[int]:
    """Whom the place asks to act, by their inboxes."""
    await company.settle()
    return set(await values(WAITING, place=place_id))


async def test_a_sponsor_is_asked_and_by_one_yes_the_pilot_is_chartered_for_a_year(company: Company) -> None:
    place = await a_pilot(company.ada)
    await lifecycle.ask_sponsor(company.ada, place, sponsor="@max", reason=SOON)
    assert await waiting(company, place.id) == {company.max.id}
    await lifecycle.accept_charter(company.max, await visible_community(company.max, place.id))
    assert await waiting(company, place.id) == set()
    found, charter = await visible_community(company.ada, place.id), await queries.charter_of(place.id)
    assert found.stage == "chartered"
    assert charter is not None
    assert charter.sponsor is not None
    assert charter.sponsor.id == company.max.id
    assert charter.review_at is not None
    assert timedelta(days=364) < charter.review_at - now() <= timedelta(days=365)
    ask, decision = await life.ask_of(place.id), (await life.decisions_of(place.id))[0]
    assert ask is not None
    assert (ask.answer, ask.sponsor.id, ask.asked_by.id) == ("accepted", company.max.id, company.ada.id)
    assert (decision.kind, decision.by.id, decision.until) == ("chartered", company.max.id, charter.review_at)
    with pytest.raises(NotAllowed):
        await lifecycle.accept_charter(company.max, found)


async def test_a_sponsor_says_yes_with_one_click_from_the_inbox(company: Company, client: Client) -> None:
    place, other = await a_pilot(company.ada), await a_pilot(company.ada, "Wet dock")
    for asked in (place, other):
        await lifecycle.ask_sponsor(company.ada, asked, sponsor="@max", reason=SOON)
    await company.settle()
    inbox = (await client.get("/inbox", viewer=company.max)).text
    clicks = [f"/communities/{asked.id}/charter/acceptance" for asked in (place, other)]
    assert [inbox.count(f'action="{click}"') for click in clicks] == [1, 1]
    await client.post(clicks[0], viewer=company.max)
    assert (await visible_community(company.ada, place.id)).stage == "chartered"
    await company.settle()
    inbox = (await client.get("/inbox", viewer=company.max)).text
    assert [inbox.count(f'action="{click}"') for click in clicks] == [0, 1]
    assert "charter/acceptance" not in (await client.get("/inbox", viewer=company.ada)).text


async def test_a_click_in_the_inbox_is_a_yes_to_the_charter_that_they_were_asked_about(
    company: Company, client: Client
) -> None:
    place = await a_pilot(company.ada)
    await lifecycle.ask_sponsor(company.ada, place, sponsor="@max", reason=SOON)
    charter = await queries.charter_of(place.id)
    assert charter is not None
    other = msgspec.structs.replace(TERMS, challenge="Something else.")
    await lifecycle.change_charter(company.ada, place, other, seen=charter.version)
    click = f"/communities/{place.id}/charter/acceptance"
    refused = await client.post(click, viewer=company.max)
    assert (refused.status_code, "Read it on its page" in refused.text) == (409, True)
    assert (await visible_community(company.ada, place.id)).stage == "pilot"
    await client.post(click, viewer=company.max, form={"seen": charter.version + 1})
    assert (await visible_community(company.ada, place.id)).stage == "chartered"


async def test_a_charter_has_the_day_of_the_yes_or_the_review_that_made_its_version(company: Company) -> None:
    place = await a_pilot(company.ada)
    await lifecycle.ask_sponsor(company.ada, place, sponsor="@max", reason=SOON)
    with shifted(timedelta(days=3)):
        await lifecycle.accept_charter(company.max, await visible_community(company.max, place.id))
        charter = await queries.charter_of(place.id)
        assert charter is not None
        assert now() - charter.changed_at < timedelta(hours=1)
    with shifted(timedelta(days=370)):
        await look_at(place.id)
        due = await visible_community(company.ada, place.id)
        await lifecycle.go_on(company.ada, due, "renewed", reason="It is used.")
        renewed = await queries.charter_of(place.id)
        assert renewed is not None
        assert (renewed.version, now() - renewed.changed_at < timedelta(hours=1)) == (charter.version + 1, True)


async def test_what_happened_in_a_pilot_happened_since_it_began(company: Company) -> None:
    place = await a_pilot(company.ada)
    for days in (1, 10):
        with shifted(timedelta(days=days)):
            assert (await life.result_of(place, None)).since >= place.created_at


async def test_a_sponsor_who_says_no_says_why_and_the_pilot_goes_on(company: Company) -> None:
    place = await a_pilot(company.ada)
    await lifecycle.ask_sponsor(company.ada, place, sponsor="max", reason=SOON)
    theirs = await visible_community(company.max, place.id)
    with pytest.raises(Invalid):
        await lifecycle.decline_charter(company.max, theirs, reason=" ")
    await lifecycle.decline_charter(company.max, theirs, reason="Not before the figures.")
    await company.settle()
    ask = await life.ask_of(place.id)
    assert ask is not None
    assert (ask.answer, ask.answer_reason) == ("declined", "Not before the figures.")
    assert (await visible_community(company.ada, place.id)).stage == "pilot"
    assert await waiting(company, place.id) == set()
    await lifecycle.ask_sponsor(company.ada, await visible_community(company.ada, place.id), sponsor="bo", reason=SOON)
    assert await waiting(company, place.id) == {company.bo.id}


async def test_only_an_owner_asks_with_a_whole_charter_and_only_who_was_asked_answers(company: Company) -> None:
    place = await actions.start_pilot(company.ada, Proposal(name="Bare", why="So that it is bare."))
    with pytest.raises(Invalid, match="Nothing was saved") as gaps:
        await lifecycle.ask_sponsor(company.ada, place, sponsor="max", reason=SOON)
    assert "the key tasks" in str(gaps.value.errors)
    whole = await a_pilot(company.ada, "Wet dock")
    with pytest.raises(NotAllowed):
        await lifecycle.ask_sponsor(
            company.bo, await visible_community(company.bo, whole.id), sponsor="max", reason=SOON
        )
    for nobody in ("", "carla", "ada", "nobody"):
        with pytest.raises(Invalid):
            await lifecycle.ask_sponsor(company.ada, whole, sponsor=nobody, reason=SOON)
    with pytest.raises(Invalid):  # there is no evidence yet, so a reason is needed
        await lifecycle.ask_sponsor(company.ada, whole, sponsor="max")
    await lifecycle.ask_sponsor(company.ada, whole, sponsor="max", reason=SOON)
    for viewer in (company.ada, company.bo, company.eve):
        with pytest.raises(NotAllowed):
            await lifecycle.accept_charter(viewer, await visible_community(viewer, whole.id))


async def test_who_may_not_know_of_a_secret_community_is_not_asked_for_it(company: Company) -> None:
    place = await a_pilot(company.ada, openness="secret")
    with pytest.raises(Invalid):
        await lifecycle.ask_sponsor(company.ada, place, sponsor="max", reason=SOON)


async def test_of_two_who_answer_at_once_one_wins(company: Company) -> None:
    place = await a_pilot(company.ada)
    await lifecycle.ask_sponsor(company.ada, place, sponsor="max", reason=SOON)
    theirs = await visible_community(company.max, place.id)
    told = await asyncio.gather(
        lifecycle.accept_charter(company.max, theirs),
        lifecycle.decline_charter(company.max, theirs, reason="No."),
        return_exceptions=True,
    )
    lost = [one for one in told if one]
    assert len(lost) == 1
    assert isinstance(lost[0], StageMoved | NotAllowed)
    ask, found = await life.ask_of(place.id), await visible_community(company.ada, place.id)
    assert ask is not None
    assert (ask.answer, found.stage) in (("accepted", "chartered"), ("declined", "pilot"))


async def test_a_sponsor_stands_for_the_charter_that_they_read(company: Company, client: Client) -> None:
    place = await a_pilot(company.ada)
    await lifecycle.ask_sponsor(company.ada, place, sponsor="max", reason=SOON)
    read = (await client.get(f"{place.url}/charter/asking", viewer=company.max)).text
    hidden = re.search(r'name="seen" value="(\d+)"', read)
    assert hidden is not None
    await lifecycle.change_charter(company.ada, place, Terms(challenge="Something else."), seen=int(hidden[1]))
    path = f"{place.url}/charter/acceptance"
    refused = await client.post(path, viewer=company.max, form={"seen": hidden[1]})
    assert refused.status_code == 409
    assert "Somebody changed the charter since you saw it." in refused.text
    program = await client.json("POST", f"/api/v1{path}", viewer=company.max, body={"seen": hidden[1]})
    assert program.status_code == 409
    assert (await visible_community(company.ada, place.id)).stage == "pilot"
    assert (await client.json("POST", f"/api/v1{path}", viewer=company.max)).status_code == 409
    now = {"seen": str(int(hidden[1]) + 1)}
    assert (await client.json("POST", f"/api/v1{path}", viewer=company.max, body=now)).status_code == 200


@pytest.mark.parametrize("how", ["retired", "merged"])
async def test_the_charter_of_what_has_ended_since_it_was_read_stays_as_it_was(company: Company, how: str) -> None:
    place = await a_pilot(company.ada)
    if how == "retired":
        await lifecycle.retire(company.ada, place, Farewell(reason="Done."))
    else:
        await lifecycle.merge(company.ada, place, await a_pilot(company.ada, "Wet dock"), reason="The same people.")
    standing = await queries.charter_of(place.id)
    assert standing is not None
    with pytest.raises(StageMoved):
        await lifecycle.change_charter(company.ada, place, Terms(challenge="Too late."), seen=standing.version)
    assert await queries.charter_of(place.id) == standing


async def test_a_review_that_has_come_is_not_put_off_by_who_opened_the_charter_before(company: Company) -> None:
    place = await chartered(company)
    with shifted(timedelta(days=366)):
        await look_at(place.id)
        standing = await queries.charter_of(place.id)
        assert standing is not None
        later = Terms(challenge="Another.", review_on=today_in("UTC") + timedelta(days=300))
        with pytest.raises(StageMoved):
            await lifecycle.change_charter(company.ada, place, later, seen=standing.version)
        assert await queries.charter_of(place.id) == standing


async def _talk(company: Company, place_id: int, writers: list[Viewer]) -> None:
    place = await visible_community(company.ada, place_id)
    asked = await open_post(company.ada, place, NewPost(kind="question", text="Which seal?"))
    subject = await visible_subject(company.ada, asked)
    answers = [await reply(writer, subject, source="That one.") for writer in writers]
    settled = await visible_subject(company.ada, asked)
    await accept_answer(company.ada, settled, await visible_message(company.ada, answers[0]))


async def test_evidence_is_counted_by_week_from_people_of_two_teams_and_answers(company: Company) -> None:
    place = await a_pilot(company.ada)
    none = await life.evidence_of(place.id)
    assert [(check.name, check.reached, check.met) for check in none.checks] == [
        ("teams", 1, False),
        ("contributors", 0, False),
        ("answers", 0, False),
    ]
    other = new_id()
    await write(INSERT_TEAM(id=other, handle="yard", name="Yard", folded="yard", created_at=0))
    made, batch = create_person(name="Una Vik", handle="una", organisation_id=company.home_id, team_id=other)
    await write(*batch)
    una = Viewer(id=made, name="Una Vik", handle="una")
    writers = [company.bo, company.eve, company.max, una]
    await write(
        INSERT_MEMBERSHIP.many(
            {"place_id": place.id, "person_id": one.id, "role": "member", "since": 0} for one in writers
        )
    )
    for weeks in range(4):
        with shifted(timedelta(weeks=weeks, days=1)):
            await _talk(company, place.id, writers)
    with shifted(timedelta(weeks=3, days=2)):
        found = await life.evidence_of(place.id)
        assert [(check.name, check.reached, check.met) for check in found.checks] == [
            ("teams", 2, True),
            ("contributors", 4, True),
            ("answers", 4, True),
        ]
        assert found.complete
        await lifecycle.ask_sponsor(company.ada, place, sponsor="max")


async def test_a_pilot_whose_end_comes_asks_its_owner_once_a_week_then_its_office(company: Company) -> None:
    place = await a_pilot(company.ada)
    asked: list[tuple[int, set[int]]] = []
    for day in range(89, 89 + 43):
        with shifted(timedelta(days=day)):
            await _run_jobs()
            told = [one for one in await activities_after(BEGINNING) if one.kind == DecisionAsked.kind]
            if len(told) > len(asked):
                asked.append((day, await waiting(company, place.id)))
    days = [day for day, _who in asked]
    assert days[0] in (90, 91)
    assert {later - earlier for earlier, later in pairwise(days)} == {7}
    assert asked[0][1] == {company.ada.id}
    assert asked[-1][1] == {company.ada.id, company.max.id}  # without a sponsor, the Digital Office


async def _run_jobs() -> None:
    runner = JobRunner()
    while await runner.run_due():
        pass


async def test_a_pilot_is_extended_once_by_ninety_days_at_most(company: Company) -> None:
    place = await a_pilot(company.ada)
    too_far = today_in("Europe/Oslo") + timedelta(days=300)
    with pytest.raises(Invalid):
        await lifecycle.extend_pilot(company.ada, place, ends_on=too_far, reason="More time.")
    with pytest.raises(NotAllowed):
        await lifecycle.extend_pilot(company.max, await visible_community(company.max, place.id), reason="More time.")
    with shifted(timedelta(days=92)):
        ended = await visible_community(company.ada, place.id)
        assert ended.due
        with pytest.raises(Invalid):
            await actions.change_community(company.ada, ended, Changes(ends_on=today_in("UTC") + timedelta(days=9)))
        await lifecycle.extend_pilot(company.ada, ended, reason="The dock was flooded.")
        longer = await visible_community(company.ada, place.id)
        assert longer.ends_at is not None
        assert timedelta(days=88) < longer.ends_at - now() < timedelta(days=91)
        assert not longer.due
        with pytest.raises(AlreadyExtended):
            await lifecycle.extend_pilot(company.ada, longer, reason="And again.")
    decisions = await life.decisions_of(place.id)
    assert [(one.kind, one.reason) for one in decisions] == [("extended", "The dock was flooded.")]


async def test_nobody_is_asked_about_what_is_not_due(company: Company) -> None:
    place = await chartered(company)
    await look_at(place.id)
    kinds = [one.kind for one in await activities_after(BEGINNING)]
    assert DecisionAsked.kind not in kinds
    assert kinds.count(CharterAsked.kind) == 1
