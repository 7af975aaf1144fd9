"""The interface: its macros say what they must to every reader, and its parts hold together by name."""

import re
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from raison.kernel.days import short_day
from raison.kernel.i18n import Reader, reading_as
from raison.kernel.pages.rendering import environment
from raison.kernel.pages.ui import filesize, hue, initials, iso, when

NOON = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)


def person(**known: Any) -> SimpleNamespace:
    inside = {"id": 7, "name": "Bo Lindqvist", "title": "Fitter", "external": False, "picture_key": None}
    inside |= {"picture_url": None, "office": False, "home_name": "Halden Pumps", "organisation_name": "Halden Pumps"}
    return SimpleNamespace(**inside | known)


CARLA = person(id=11, name="Carla Reyes", title="customer", external=True, organisation_name="Aldwater")
BO = person()
WORDS = SimpleNamespace(id=1, body_html="Dry at hand-over.")


def draw(source: str, **context: Any) -> str:
    template = environment("en").from_string('{% import "ui.html" as ui %}' + source)
    return template.render(bo=BO, carla=CARLA, noon=NOON, **context)


def page(template: str = "layout.html", body: str = "", **context: Any) -> str:
    source = f'{{% extends "{template}" %}}{{% import "ui.html" as ui %}}{body}'
    return environment("en").from_string(source).render(**context)


# people and the boundary


def test_a_person_from_outside_is_marked_by_shape_words_and_company() -> None:
    outside, inside = draw("{{ ui.person_line(carla) }}"), draw("{{ ui.person_line(bo) }}")
    assert "avatar--outside" in outside
    assert "avatar--outside" not in inside
    assert 'aria-label="Carla Reyes, outside, Aldwater"' in outside
    assert 'aria-label="Bo Lindqvist"' in inside
    assert "Aldwater · customer" in outside


def test_presence_is_also_said_in_words() -> None:
    assert 'aria-label="Bo Lindqvist, do not disturb"' in draw('{{ ui.avatar(bo, presence="busy") }}')


@pytest.mark.parametrize(
    ("count", "outside", "words"),
    [(1, 0, "1 person will see this"), (42, 0, "42 people will see this"), (42, 3, "3 outside Halden")],
)
def test_the_audience_line_says_how_many_read(count: int, outside: int, words: str) -> None:
    drawn = draw(f'{{{{ ui.audience_line({count}, {outside}, "Halden") }}}}')
    assert words in drawn
    assert ("data-outside" in drawn) is bool(outside)


def test_a_hostile_name_stays_text() -> None:
    drawn = draw("{{ ui.avatar(eve) }}{{ ui.person_line(eve) }}", eve=person(name='<img src=x onerror="a()">'))
    assert "<img" not in drawn
    assert 'onerror="' not in drawn


# shared fragments


def test_a_message_says_whose_it_is_and_nothing_about_who_reads() -> None:
    actions = '{{ ui.message_actions(edit="/e", delete="/d", author_id=7) }}'
    drawn = draw('{% call ui.message(words, bo, noon, url="/m/1") %}' + actions + "{% endcall %}", words=WORDS)
    assert 'data-author="7"' in drawn
    assert drawn.count("data-only-for-author") == 2
    assert "data-mine" not in drawn.replace("data-mine-for", "")


def test_a_reaction_leaves_it_to_the_browser_whose_it_is() -> None:
    drawn = draw('{{ ui.reactions("/r", [{"word": "Useful", "count": 6, "people": [7, 11]}], ["Useful"]) }}')
    assert 'data-mine-for="7 11"' in drawn
    assert 'aria-pressed="false"' in drawn


def test_a_card_names_its_kind_and_title_for_readers_of_the_screen() -> None:
    subject = {"id": 3, "title": "The seal weeps", "url": "/subjects/3"}
    drawn = draw('{{ ui.subject_card(subject, "question", carla, at=noon, unread=true, asks=true) }}', subject=subject)
    assert 'aria-label="Question: The seal weeps"' in drawn
    assert "data-asks" in drawn
    assert "Waits for you" in drawn


# forms without script


@pytest.mark.parametrize(
    ("call", "fields"),
    [
        (
            'ui.composer("/posts", ["update", "poll"], [{"id": 1, "name": "A"}, {"id": 2, "name": "B"}])',
            {"kind", "place", "text", "file", "choice", "send_at", "many", "secret", "ends_on", "zone"},
        ),
        ('ui.reply_composer("/replies", reply_to=4)', {"text", "file", "reply_to"}),
        ('ui.edit_form("/messages/4", "old", "/subjects/1")', {"text", "file"}),
    ],
)
def test_writing_works_without_script(call: str, fields: set[str]) -> None:
    drawn = draw("{{ " + call + " }}")
    assert 'method="post"' in drawn
    assert 'type="submit"' in drawn
    assert fields == set(re.findall(r'<(?:input|select|textarea)[^>]* name="(\w+)"', drawn))


def test_an_error_is_a_sentence_tied_to_its_field() -> None:
    wrong = draw('{{ ui.field("Review", "review", error="Choose a day within 12 months.") }}')
    assert 'aria-invalid="true" aria-describedby="error-review"' in wrong
    assert 'id="error-review"' in wrong
    assert "aria-invalid" not in draw('{{ ui.field("Review", "review") }}')


@pytest.mark.parametrize(
    "call",
    [
        'field("Day", "day", error="No day.")',
        'textarea("Day", "day", error="No day.")',
        'select("Day", "day", [("a", "A")], error="No day.")',
        'segment("Day", "day", [("a", "A")], error="No day.")',
        'checkboxes("Day", "day", [("a", "A")], error="No day.")',
        'file_field("Day", "day", error="No day.")',
    ],
)
def test_the_list_of_errors_leads_to_each_kind_of_field(call: str) -> None:
    drawn = draw('{{ ui.error_summary({"day": "No day."}) }}{{ ui.' + call + " }}")
    assert 'href="#field-day"' in drawn
    assert len(re.findall('id="field-day"', drawn)) == 1


def test_a_password_is_never_sent_back() -> None:
    assert "hunter2" not in draw('{{ ui.field("Password", "password", "hunter2", type="password") }}')


def test_a_form_may_carry_another_method_for_browsers_without_script() -> None:
    assert 'name="_method" value="delete"' in draw('{{ ui.post_button("Leave", "/m", method="delete") }}')


# figures


def test_the_clock_has_a_mark_for_each_day() -> None:
    drawn = draw("{{ ui.clock(23, 90) }}")
    assert 'pathLength="900"' in drawn
    assert 'pathLength="230"' in drawn
    assert 'aria-label="Day 23 of 90"' in drawn


@pytest.mark.parametrize(("share", "drawn_at"), [(-10, 'x2="0%"'), (42, 'x2="42%"'), (180, 'x2="100%"')])
def test_the_span_stays_between_its_ends(share: int, drawn_at: str) -> None:
    assert drawn_at in draw(f'{{{{ ui.span({share}, "x") }}}}')


# shells


def test_a_page_without_context_is_wide() -> None:
    viewer = person(language="en", theme="auto", keys=True)
    assert "shell--wide" in page(viewer=viewer)
    with_context = page(body="{% block context %}<p>beside</p>{% endblock %}", viewer=viewer)
    assert "shell--wide" not in with_context
    assert "<p>beside</p>" in with_context


def test_the_theme_that_a_person_chose_is_in_the_first_byte_of_the_page() -> None:
    assert 'data-theme="dark"' in page(viewer=person(theme="dark"))
    assert "data-theme" not in page(viewer=person(theme="auto")).split("<head>")[0]


def test_single_keys_can_be_switched_off() -> None:
    assert 'data-keys="off"' in page(viewer=person(keys=False))
    assert "data-keys" not in page(viewer=person(keys=True))


def test_the_rail_counts_only_what_needs_the_viewer() -> None:
    community = {"id": 1, "url": "/c/1", "name": "First 72 Hours", "level": "need", "outside": True, "day": 23}
    drawn = page(viewer=person(), rail={"needs_you": 2, "messages": 0, "communities": [community | {"days": 90}]})
    assert "2 need you" in drawn
    assert "someone waits for you" in drawn
    assert "23/90" in drawn
    assert "unread:" not in drawn


def test_an_error_page_says_what_was_kept_and_names_the_request() -> None:
    drawn = page("error.html", status=409, title="Somebody was faster.", kept="Your text is kept.", request_id="r-7")
    assert "Your text is kept." in drawn
    assert "r-7" in drawn
    assert "Something went wrong" in page("error.html")


# filters


def test_a_colour_follows_the_id_and_uses_all_eight_hues() -> None:
    assert hue(912) == hue("912")
    assert {hue(number) for number in range(200)} == set(range(8))


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Nadia Bergström", "NB"), ("Priya", "P"), ("Anna de Vries", "AV"), ("王 小明", "王小"), ("(Bot)", "(")],
)
def test_initials_are_at_most_two_letters(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 B"), (999, "999 B"), (184_000, "184 KB"), (2_100_000, "2.1 MB"), (31_000_000, "31 MB")]
)
def test_a_file_says_its_size_in_the_unit_one_would_use(size: int, words: str) -> None:
    assert filesize(size) == words


def test_a_time_is_the_same_text_for_every_reader() -> None:
    oslo = NOON.astimezone(datetime.now().astimezone().tzinfo) + timedelta(0)
    assert when(oslo, now=NOON) == when(NOON, now=NOON) == "19 Nov 12:00"
    assert when(NOON - timedelta(days=400), now=NOON) == "15 Oct 2025"
    with reading_as(Reader("de")):
        assert when(oslo, now=NOON) == "19. Nov. 12:00"
        assert when(NOON - timedelta(days=400), now=NOON) == "15. Okt. 2025"
        assert short_day(date(2027, 3, 5)) == "5. März"
        assert [short_day(date(2027, month, 1)) for month in (5, 12)] == ["1. Mai", "1. Dez."]
    assert iso(NOON) == "2026-11-19T12:00:00Z"
