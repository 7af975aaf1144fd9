"""Reviews, retirement, opening again, going into another community: nothing is lost, nobody sees more than before."""

from datetime import timedelta

import msgspec
import pytest
from sqlalchemy import func, select

from raison.communities import actions, queries
from raison.communities.policies import visible_community
from raison.communities.proposals import Changes
from raison.kernel.access.tables import memberships
from raison.kernel.clock import now, shifted
from raison.kernel.database import number, rows, statement, value
from raison.kernel.errors import Conflict, Invalid, NotAllowed
from raison.kernel.ids import Id
from raison.kernel.jobs import JobRunner
from raison.kernel.spine import BEGINNING, activities_after, announcement_for
from raison.lifecycle import actions as lifecycle
from raison.lifecycle import queries as life
from raison.lifecycle.actions.due import look_at
from raison.lifecycle.activities import CommunityGrown, CommunityMerged, CommunityRetired, DecisionAsked
from raison.lifecycle.errors import CannotMerge, StageMoved
from raison.lifecycle.rows import Farewell
from raison.posts.actions import open_post, pin
from raison.posts.rows import NewPost
from raison.search.tables import search_entries
from raison.subjects.actions import follow, reply
from raison.subjects.policies import may_reply, visible_subject
from raison.subjects.queries import followers_of
from raison.subjects.tables import subjects
from tests.lifecycle.living import a_pilot, chartered, in_review
from tests.lifecycle.test_charters import waiting
from tests.support.company import Company
from tests.support.programs import Client

pytestmark = pytest.mark.anyio
THREADS = statement(select(func.count()).where(subjects.c.place_id == number("place")))
INDEXED = statement(select(func.count()).where(search_entries.c.place_id == number("place")))
IN_PLACE = statement(
    select(memberships.c.person_id, memberships.c.role).where(memberships.c.place_id == number("place"))
)
BYE = Farewell(reason="The dock is dry.", closing="Thank you all.", handed_over=["curated", "told"])


class InPlace(msgspec.Struct):
    """Somebody in a place."""

    person_id: Id
    role: str


async def roles(place_id: int) -> dict[int, str]:
    """Who is in it, and as what."""
    return {one.person_id: one.role for one in await rows(IN_PLACE, InPlace, place=place_id)}


async def test_a_review_comes_on_its_day_and_asks_the_owner_then_the_sponsor_then_the_office(company: Company) -> None:
    place = await chartered(company)
    asked: list[set[int]] = []
    for week in range(7):
        with shifted(timedelta(days=366 + 7 * week)):
            await look_at(place.id)
            await look_at(place.id)  # twice on a day asks once
            asked.append(await waiting(company, place.id))
    told = [one.what.level for one in await activities_after(BEGINNING) if one.kind == DecisionAsked.kind]
    assert told == ["owner", "sponsor", "sponsor", "office", "office", "office"]
    assert (await visible_community(company.ada, place.id)).stage == "in_review"
    assert asked[0] == {company.ada.id}
    assert asked[2] == {company.ada.id, company.max.id}


@pytest.mark.parametrize("decision", ["renewed", "changed"])
async def test_a_review_ends_with_one_decision_and_its_reason(company: Company, decision: str) -> None:
    place = await in_review(company)
    assert await waiting(company, place.id) == {company.ada.id}
    with pytest.raises(Invalid):
        await lifecycle.go_on(company.ada, place, decision, reason="")  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        await lifecycle.go_on(company.bo, await visible_community(company.bo, place.id), "renewed", reason="Mine.")
    await lifecycle.go_on(company.ada, place, decision, reason="It serves.")  # type: ignore[arg-type]
    assert await waiting(company, place.id) == set()
    found, charter = await visible_community(company.ada, place.id), await queries.charter_of(place.id)
    assert found.stage == "chartered"
    assert charter is not None
    assert charter.review_at is not None
    assert charter.review_at > now() + timedelta(days=364)
    last = (await life.decisions_of(place.id))[0]
    assert (last.kind, last.reason, last.by.id) == (decision, "It serves.", company.ada.id)
    with pytest.raises(StageMoved):
        await lifecycle.go_on(company.ada, place, "renewed", reason="Again.")


async def test_what_is_due_is_decided_by_its_sponsor_or_the_office_too(company: Company) -> None:
    place = await in_review(company)
    theirs = await visible_community(company.max, place.id)
    await lifecycle.go_on(company.max, theirs, "renewed", reason="Nobody else did.")
    with pytest.raises(NotAllowed):  # and nothing else
        await lifecycle.retire(company.max, await visible_community(company.max, place.id), BYE)


async def test_a_result_says_nothing_where_there_is_too_little(company: Company) -> None:
    place = await in_review(company)
    found = await life.result_of(place, await queries.charter_of(place.id))
    assert (found.contributors, found.first_answer_minutes, found.questions) == (None, None, 0)
    assert found.share == 50.0


async def test_a_retired_community_is_read_and_nothing_is_written_in_it(company: Company, client: Client) -> None:
    place = await visible_community(company.ada, company.pumps)
    subject_id = await open_post(company.bo, await visible_community(company.bo, place.id), NewPost(text="Zweckform."))
    before = await visible_community(company.eve, place.id)
    await lifecycle.retire(company.ada, place, BYE)
    await company.settle()
    mine = await visible_community(company.ada, place.id)
    assert mine.ending is not None
    assert (mine.stage, mine.ending.reason, mine.ending.handed_over) == ("retired", BYE.reason, ["curated", "told"])
    subject = await visible_subject(company.bo, subject_id)
    assert not may_reply(company.bo, subject)
    with pytest.raises(NotAllowed):
        await reply(company.bo, subject, source="More.")
    with pytest.raises(NotAllowed):
        await open_post(company.ada, mine, NewPost(text="More."))
    with pytest.raises(NotAllowed):
        await actions.join(company.eve, await visible_community(company.eve, place.id))
    with pytest.raises(Conflict):  # who had the page open before
        await actions.join(company.eve, before)
    with pytest.raises(NotAllowed):
        await actions.change_community(company.ada, mine, Changes(name="Other"))
    with pytest.raises(StageMoved):
        await lifecycle.retire(company.ada, mine, BYE)
    page = await client.get(f"/communities/{place.id}", viewer=company.eve)
    assert "Thank you all." in page.text
    assert "Zweckform" in (await client.get(f"/subjects/{subject_id}", viewer=company.eve)).text
    assert "Zweckform" in (await client.get("/search?q=Zweckform", viewer=company.eve)).text


async def test_its_owner_sees_what_was_handed_over_and_that_nothing_was(company: Company, client: Client) -> None:
    for place_id, handed, words in (
        (company.pumps, ["told"], "What was handed over"),
        (company.field, [], "Nothing was handed over."),
    ):
        place = await visible_community(company.ada, place_id)
        await lifecycle.retire(company.ada, place, msgspec.structs.replace(BYE, handed_over=handed))
        page = (await client.get(place.url, viewer=company.ada)).text
        assert words in page
        assert ("Not done." in page) == bool(handed)


async def test_everybody_in_it_hears_the_last_words(company: Company) -> None:
    await lifecycle.retire(company.ada, await visible_community(company.ada, company.field), BYE)
    activity = (await activities_after(BEGINNING))[-1]
    assert activity.kind == CommunityRetired.kind
    said = await announcement_for(activity)
    assert said is not None
    assert said.audience == {company.ada.id, company.bo.id, company.gil.id, company.carla.id}
    assert (said.excerpt, said.needs) == ("Thank you all.", frozenset())


async def test_who_may_not_read_it_learns_no_last_words_and_no_hidden_place_to_go_on(company: Company) -> None:
    onward = Farewell(reason="Over.", closing="Between us.", next_place_id=company.board, next_person="ada")
    await lifecycle.retire(company.ada, await visible_community(company.ada, company.field), onward)
    owner = (await visible_community(company.ada, company.field)).ending
    member = (await visible_community(company.carla, company.field)).ending
    stranger = (await visible_community(company.eve, company.field)).ending
    assert owner is not None
    assert member is not None
    assert stranger is not None
    assert (owner.next_place_id, owner.closing) == (company.board, "Between us.")
    assert (member.next_place_id, member.next_place_name, member.closing) == (None, "", "Between us.")
    assert (stranger.next_place_id, stranger.closing, stranger.reason) == (None, "", "")


async def test_it_is_opened_again_within_thirty_days_and_goes_on_where_it_was(company: Company) -> None:
    place = await a_pilot(company.ada)
    await lifecycle.retire(company.ada, place, BYE)
    with pytest.raises(NotAllowed):
        await lifecycle.reopen(company.bo, await visible_community(company.bo, place.id))
    with shifted(timedelta(days=31)), pytest.raises(NotAllowed):
        await lifecycle.reopen(company.ada, await visible_community(company.ada, place.id))
    with shifted(timedelta(days=29)):
        retired = await visible_community(company.ada, place.id)
        await lifecycle.reopen(company.ada, retired)
        with pytest.raises(StageMoved):
            await lifecycle.reopen(company.ada, retired)
    found = await visible_community(company.ada, place.id)
    assert (found.stage, found.ending) == ("pilot", None)
    assert [one.kind for one in await life.decisions_of(place.id)] == ["reopened", "retired"]
    await lifecycle.retire(company.ada, found, BYE)


async def test_merging_moves_people_threads_follows_and_pins_and_old_addresses_lead_on(
    company: Company, client: Client
) -> None:
    old = await chartered(company, "Dry dock")
    target = await visible_community(company.ada, company.pumps)
    await actions.join(company.eve, await visible_community(company.eve, old.id))
    await actions.join(company.bo, await visible_community(company.bo, old.id))
    await actions.change_role(company.ada, old, company.bo.id, role="moderator")
    subject_id = await open_post(company.eve, await visible_community(company.eve, old.id), NewPost(text="Zweckform."))
    await follow(company.bo, await visible_subject(company.bo, subject_id), level="all")
    await pin(company.ada, await visible_subject(company.ada, subject_id))
    await company.settle()
    await lifecycle.merge(company.ada, old, target, reason="One dock is enough.")
    assert await roles(target.id) == {company.ada.id: "owner", company.bo.id: "moderator", company.eve.id: "member"}
    assert await roles(old.id) == await roles(target.id)
    moved = await visible_subject(company.eve, subject_id)
    assert (moved.place.id, moved.pinned_at is not None) == (target.id, True)
    assert company.bo.id in await followers_of(subject_id)
    assert "Zweckform" in (await client.get("/search?q=Zweckform", viewer=company.eve)).text
    while await JobRunner().run_due():
        pass
    await company.settle()
    assert (await value(INDEXED, place=old.id), await value(THREADS, place=old.id)) == (0, 0)
    assert "Zweckform" in (await client.get("/search?q=Zweckform", viewer=company.eve)).text
    for path in ("", "/people"):
        answer = await client.get(f"/communities/{old.id}{path}", viewer=company.eve)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/communities/{target.id}{path}")
    await reply(company.eve, moved, source="And on it goes.")
    with pytest.raises(NotAllowed):
        await lifecycle.reopen(company.ada, await visible_community(company.ada, old.id))
    told = [one.kind for one in await activities_after(BEGINNING)]
    assert told.count(CommunityMerged.kind) == told.count(CommunityGrown.kind) == 1


async def test_a_merge_is_refused_where_somebody_would_see_what_they_could_not_before(company: Company) -> None:
    shared = await visible_community(company.ada, company.field)
    closed = await actions.change_community(company.ada, await chartered(company), Changes(openness="closed"))
    for one, other in ((shared, closed), (closed, shared)):
        with pytest.raises(CannotMerge, match="Aldwater"):
            await lifecycle.merge(company.ada, one, other, reason="Together.")
    with pytest.raises(CannotMerge, match="not open to the same people"):
        await lifecycle.merge(
            company.ada, closed, await visible_community(company.ada, company.pumps), reason="Together."
        )
    await actions.open_boundary(company.ada, closed, company.aldwater_id)
    await lifecycle.merge(company.ada, closed, shared, reason="Together.")
    assert company.carla.id in await roles(shared.id)


async def test_who_owns_only_one_of_the_two_merges_nothing(company: Company) -> None:
    theirs = await a_pilot(company.bo)
    pumps = await visible_community(company.ada, company.pumps)
    with pytest.raises(NotAllowed):
        await lifecycle.merge(company.ada, pumps, await visible_community(company.ada, theirs.id), reason="Mine now.")
    with pytest.raises(NotAllowed):
        await lifecycle.merge(company.bo, theirs, await visible_community(company.bo, pumps.id), reason="Theirs now.")
