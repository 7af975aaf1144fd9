"""The demo company: the same for the same seed, and believable in who writes where and when."""

import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest

from raison.demo.story import tell
from raison.demo.story.clock import at_work
from raison.demo.story.reading import MENTION
from raison.demo.story.records import WORDS, Story, StoryMessage, StorySubject
from raison.demo.story.scenarios import scenarios

THURSDAY = datetime(2026, 11, 19, 13, 24, tzinfo=UTC)
MOMENTS = (
    THURSDAY,
    datetime(2026, 11, 22, 3, 5, tzinfo=UTC),  # a Sunday night
    datetime(2027, 1, 4, 6, 30, tzinfo=UTC),  # a Monday, before the first coffee of the year
    datetime(2028, 2, 29, 23, 59, tzinfo=UTC),
)


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(7, now=THURSDAY)


def messages_of(story: Story) -> list[StoryMessage]:
    return list(chain.from_iterable(subject.messages for subject in story.subjects))


def subject(story: Story, scenario: str) -> StorySubject:
    return next(s for s in story.subjects if s.scenario == scenario)


def test_the_same_seed_and_moment_tell_the_same_story(story: Story) -> None:
    assert tell(7, now=THURSDAY) == story


def test_another_seed_tells_another_story(story: Story) -> None:
    other = tell(8, now=THURSDAY)
    assert [s.at for s in other.subjects] != [s.at for s in story.subjects]
    assert {m.source for m in messages_of(other)} != {m.source for m in messages_of(story)}


def test_the_moment_may_come_in_any_zone(story: Story) -> None:
    here = THURSDAY.astimezone()
    assert tell(7, now=here) == story


def test_the_company_has_the_promised_size(story: Story) -> None:
    staff = [p for p in story.people if p.organisation_handle == "halden" and not p.guest]
    outside = [p for p in story.people if p.organisation_handle != "halden"]
    assert 55 <= len(staff) <= 65
    assert 8 <= len(outside) <= 12
    assert sum(p.guest for p in story.people) == 3
    assert len(story.organisations) == 3
    assert len(story.communities) == 15
    assert 490 <= len(story.subjects) <= 520
    written = len(messages_of(story)) + sum(len(d.messages) for d in story.directs)
    assert 3_600 <= written <= 4_400


def test_the_communities_are_of_every_kind(story: Story) -> None:
    assert {c.stage for c in story.communities} == {"pilot", "chartered", "in_review", "retired"}
    assert Counter(c.openness for c in story.communities)["secret"] == 1
    assert sum(bool(c.shared_with) for c in story.communities) == 3
    assert sum(c.company for c in story.communities) == 1
    for place in story.communities:
        assert (place.ends is not None) == (place.stage == "pilot")
        assert (place.retired_at is not None) == (place.stage == "retired")
        assert place.owner in place.members
        assert set(place.moderators) <= set(place.members)


def test_first_72_hours_is_as_it_is_drawn(story: Story) -> None:
    place = next(c for c in story.communities if c.handle == "first-72-hours")
    outside = [p for p in story.people if p.organisation_handle != "halden" and p.handle in place.guests]
    assert (len(place.everybody), len(outside)) == (42, 3)
    assert (story.now.date() - place.started.date()).days + 1 == 23
    assert place.owner == story.roles["owner"] == "nadia"


def test_every_manager_team_and_organisation_exists(story: Story) -> None:
    handles = {p.handle for p in story.people}
    teams = {t.handle for t in story.teams}
    assert len(handles) == len(story.people)
    assert not handles & teams
    assert {p.manager_handle for p in story.people} - {None} <= handles
    assert {p.team_handle for p in story.people} - {None} <= teams
    assert {t.manager for t in story.teams} <= handles
    assert {t.parent for t in story.teams} - {None} <= teams
    assert set(story.roles.values()) <= handles


@pytest.mark.parametrize("now", MOMENTS)
def test_nothing_is_written_before_its_subject_or_after_now(now: datetime) -> None:
    told = tell(3, now=now)
    places = {c.handle: c for c in told.communities}
    for s in told.subjects:
        place = places[s.community]
        times = [m.at for m in s.messages]
        assert s.at == times[0], s.scenario
        assert times == sorted(times), s.scenario
        assert max(place.started, now - timedelta(days=120)) <= times[0], s.scenario
        assert times[-1] <= (place.retired_at or now), s.scenario
        assert all(m.at <= m.edited_at <= now for m in s.messages if m.edited_at), s.scenario
    for direct in told.directs:
        times = [m.at for m in direct.messages]
        assert times == sorted(times)
        assert times[-1] <= now


def test_only_members_write_react_vote_and_follow(story: Story) -> None:
    places = {c.handle: set(c.everybody) for c in story.communities}
    for s in story.subjects:
        members = places[s.community]
        reacted = {handle for m in s.messages for _, handles in m.reactions for handle in handles}
        voted = set(s.poll.votes) if s.poll else set[str]()
        writers = {m.author for m in s.messages}
        assert writers | reacted | voted | set(s.followers) | set(s.praise_for) <= members, s.scenario


def test_people_from_outside_are_only_where_their_organisation_is_invited(story: Story) -> None:
    home = {p.handle: p.organisation_handle for p in story.people}
    for place in story.communities:
        outside = {home[handle] for handle in place.everybody} - {"halden"}
        assert outside <= set(place.shared_with), place.handle
    shared = {c.handle for c in story.communities if c.shared_with}
    wrote = {s.community for s in story.subjects for m in s.messages if home[m.author] != "halden"}
    assert wrote == shared


def test_nobody_reacts_to_themselves_and_only_with_the_six_words(story: Story) -> None:
    for message in messages_of(story):
        for word, handles in message.reactions:
            assert word in WORDS
            assert handles
            assert message.author not in handles
            assert len(set(handles)) == len(handles)


def test_no_two_subjects_begin_with_the_same_words(story: Story) -> None:
    bodies = Counter(s.messages[0].source for s in story.subjects)
    assert [body for body, count in bodies.items() if count > 1] == []
    titles = Counter((s.community, s.title) for s in story.subjects)
    assert [title for title, count in titles.items() if count > 1] == []


def test_few_longer_replies_stand_there_word_for_word_again(story: Story) -> None:
    replies = [m.source for s in story.subjects for m in s.messages[1:] if len(m.source) > 60]
    again = len(replies) - len(set(replies))
    assert again / len(replies) < 0.2


def test_at_least_130_scenarios_none_told_more_than_five_times(story: Story) -> None:
    told = Counter(s.scenario for s in story.subjects)
    assert len(told) == len(scenarios()) >= 130
    assert max(told.values()) <= 5


def test_the_story_spreads_over_120_days(story: Story) -> None:
    weeks = Counter((story.now - s.at).days // 7 for s in story.subjects)
    assert set(range(17)) <= set(weeks)
    assert min(weeks[week] for week in range(17)) >= 12
    assert (story.now - story.subjects[0].at).days >= 116


def test_people_write_in_the_working_hours_of_their_own_zone(story: Story) -> None:
    people = {p.handle: p for p in story.people}
    written = messages_of(story)
    inside = sum(at_work(people[m.author], m.at) for m in written)
    assert inside / len(written) > 0.95


def test_every_mention_is_of_a_member_or_a_team(story: Story) -> None:
    teams = {t.handle for t in story.teams}
    places = {c.handle: set(c.everybody) for c in story.communities}
    mentioned = 0
    for s in story.subjects:
        for message in s.messages:
            named = set(MENTION.findall(message.source))
            mentioned += len(named)
            assert named <= places[s.community] | teams, s.scenario
    assert mentioned > 100


def test_no_slot_stays_unfilled(story: Story) -> None:
    texts = [s.title for s in story.subjects] + [m.source for m in messages_of(story)]
    texts += [m.source for d in story.directs for m in d.messages]
    assert [text for text in texts if "{" in text or "}" in text or not text.strip()] == []


def test_polls_have_choices_and_praise_has_somebody(story: Story) -> None:
    for s in story.subjects:
        assert (s.poll is not None) == (s.kind == "poll"), s.scenario
        assert bool(s.praise_for) == (s.kind == "praise"), s.scenario
        if s.poll:
            assert len(set(s.poll.choices)) == len(s.poll.choices) >= 2
            picked = set(chain.from_iterable(s.poll.votes.values()))
            assert picked <= set(range(len(s.poll.choices)))
            assert all(len(vote) == 1 for vote in s.poll.votes.values()) or s.poll.many


def test_solved_and_quoted_messages_exist(story: Story) -> None:
    for s in story.subjects:
        if s.solved_by is not None:
            assert s.kind in {"question", "update"}, s.scenario
            assert 0 < s.solved_by < len(s.messages), s.scenario
        for index, message in enumerate(s.messages):
            assert message.quotes is None or message.quotes < index, s.scenario
    assert sum(s.solved_by is not None for s in story.subjects) > 120
    assert sum(m.quotes is not None for m in messages_of(story)) > 8


def test_some_messages_were_edited_and_say_what_stood_there_before(story: Story) -> None:
    edited = [m for m in messages_of(story) if m.edited_at]
    assert len(edited) > 40
    assert all(m.previous_source and m.previous_source != m.source for m in edited)


def test_german_and_french_are_spoken_too(story: Story) -> None:
    german = [s for s in story.subjects if s.community == "service-dach"]
    french = [s for s in story.subjects if s.scenario.endswith("-fr")]
    assert len(german) >= 20
    assert len(french) >= 4


@pytest.mark.parametrize("now", MOMENTS)
def test_the_owner_finds_two_things_that_need_her_and_one_unread_conversation(now: datetime) -> None:
    told = tell(1, now=now)
    needed = [
        s.scenario
        for s in told.subjects
        if "nadia" in s.read_by
        and any("nadia" in MENTION.findall(m.source) for m in s.messages[s.read_by["nadia"] :] if m.author != "nadia")
    ]
    assert sorted(needed) == ["first-72-hours/page-check", "first-72-hours/third-site"]
    unread = [d for d in told.directs if d.read_by.get("nadia", len(d.messages)) < len(d.messages)]
    assert len(unread) == 1


def test_the_other_roles_find_little_unread_and_nothing_that_names_them(story: Story) -> None:
    for role, handle in story.roles.items():
        if role == "owner":
            continue
        open_ones = [s for s in story.subjects if s.read_by.get(handle, len(s.messages)) < len(s.messages)]
        assert len(open_ones) <= 8, role
        for s in open_ones:
            unread = s.messages[s.read_by[handle] :]
            assert not any(handle in MENTION.findall(m.source) for m in unread)


def test_the_home_page_begins_with_the_thread_of_the_day(story: Story) -> None:
    thread = subject(story, "first-72-hours/third-site")
    assert thread.title == "Third site this month: HX-40 seal weeps within three days of start-up"
    assert len(thread.messages) == 15
    assert story.now - thread.at == timedelta(minutes=62)
    assert thread.solved_by == 1
    assert len(thread.messages) - thread.read_by["nadia"] == 3
    latest = max(story.subjects, key=lambda s: s.messages[-1].at)
    assert latest is thread
    announcement = subject(story, "all-halden/hours-of-running")
    assert (announcement.author, announcement.title) == ("elias", "We ship pumps. Customers buy hours of running.")
    assert len(announcement.messages) == 32


def test_what_was_promised_for_a_day_stays_promised_for_that_day(story: Story) -> None:
    for s in story.subjects:
        if s.scenario == "spare-parts-desk/date-promise" and len(s.messages) > 3:
            promised = s.messages[2].source.split("**")[1]
            assert promised in s.messages[4].source


def test_it_is_told_in_two_seconds() -> None:
    begun = time.process_time()
    tell(11, now=THURSDAY)
    assert time.process_time() - begun < 2
