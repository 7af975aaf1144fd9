"""The house rules find what they are for, and leave alone what is fine: each pair differs in the one thing."""

import ast
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from raison.kernel.pages.rendering import environment
from scripts.check_house import REGISTRIES, addresses, broad_catches, built_messages, names, skips
from scripts.check_styles import style_findings
from scripts.check_templates import compiled, told
from scripts.messages import places, wrong
from scripts.tree import ROOT, lines_with

PARSED = environment("en")
OTHER_PLACES = "names other places than its source"
HERE = ROOT / "raison" / "people" / "actions.py"


def template(folder: Path, text: str) -> list[str]:
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    return [finding.text for finding in told(path, PARSED)]


@pytest.mark.parametrize(
    ("fine", "found"),
    [
        ("<p>{{ _('Hello') }}</p>", "<p>Hello</p>"),
        ("<p>{% trans %}Hello{% endtrans %}</p>", "<p>{% if hello %}Hello{% endif %}</p>"),
        ("{% trans n=n %}One{% pluralize %}Many{% endtrans %}<br>", "{% trans n=n %}One{% endtrans %}Many<br>"),
        ("<a title='{{ _('Hello') }}'>·</a>", "<a title='Hello'>·</a>"),
        ("<p {% if a %}class='b'{% endif %}>{{ c }}</p>", "<p {% if a %}aria-label='Hello'{% endif %}>{{ c }}</p>"),
        ("<kbd>Ctrl</kbd> {{ a }}", "<kbd>Ctrl</kbd> {{ a }} key"),
        ("<script nonce='{{ n }}'>go()</script>", "<script>go()</script>"),
        ("<p class='a'></p>", "<p style='color: {{ a }}'></p>"),
        ("<button data-action='a#b'></button>", "<button onclick='go()'></button>"),
        ("<button></button>", "<span role='button'></span>"),
        ("<div tabindex='0'></div>", "<div tabindex='1'></div>"),
        ("Raison", "Raison is here"),
    ],
)
def test_a_template_speaks_through_gettext_and_holds_nothing_inline(tmp_path: Path, fine: str, found: str) -> None:
    assert template(tmp_path, fine) == []
    assert len(template(tmp_path, found)) == 1


def test_a_finding_in_a_template_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("{# a\nremark #}\n<p\n  class='a'>\n  {{ b }}\n</p>\n<p>Hello</p>", encoding="utf-8")
    assert [finding.line for finding in told(path, PARSED)] == [7]


def test_a_template_that_does_not_compile_or_names_a_missing_one_is_found(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    for text, findings in [
        ("{% include 'there.html' %}{{ a | upper }}", 0),
        ("{{ a | unheard_of }}", 1),
        ("{% include 'missing.html' %}", 1),
        ("{% if a %}", 1),
        ("{{ _('Hello ' ~ name) }}", 1),
        ("{{ _('Hello %(name)s', name=name) }}", 0),
    ]:
        path.write_text(text, encoding="utf-8")
        assert len(list(compiled(path, PARSED, {"there.html"}))) == findings, text


@pytest.mark.parametrize(
    ("fine", "found"),
    [
        (".face { color: var(--ink) }", ".face { color: #123 }"),
        (".face { color: oklch(40% .1 var(--h)) }", ".face { color: oklch(40% .1 15) }"),
        (".face { }", "#face { }"),
        (".face { &:hover { top: 0 } }", ".face { &#top { top: 0 } }"),
        (".face { top: 0 } /* !important #123 */", ".face { top: 0 !important }"),
        ("@media (width > 9rem) { .face { top: 0 } }", "@media (width > 9rem) { .face { color: rgb(0 0 0) } }"),
        (".face { background: url(a.svg#face) }", ".face { background: #faceed }"),
    ],
)
def test_a_stylesheet_has_no_ids_no_importance_and_no_colours_of_its_own(tmp_path: Path, fine: str, found: str) -> None:
    sheet = tmp_path / "face.css"
    sheet.write_text(fine, encoding="utf-8")
    assert list(style_findings(sheet)) == []
    sheet.write_text(found, encoding="utf-8")
    assert len(list(style_findings(sheet))) == 1


@pytest.mark.parametrize(
    ("rule", "fine", "found"),
    [
        (names, "class TeamLed: ...", "class TeamHandler: ..."),
        (names, "def manager(): ...", "def process(): ..."),
        (broad_catches, "try: a()\nexcept OSError: b()", "try: a()\nexcept Exception: b()"),
        (broad_catches, "try: a()\nexcept (OSError, KeyError): b()", "try: a()\nexcept (OSError, BaseException): b()"),
        (broad_catches, "try: a()\nfinally: b()", "try: a()\nexcept: b()"),
        (built_messages, "_('{n} people').format(n=n)", "_(f'{n} people')"),
        (built_messages, "ngettext('one', 'many', n + 1)", "ngettext('one', 'many' + s, n)"),
    ],
)
def test_code_follows_the_house_rules(rule, fine: str, found: str) -> None:
    assert list(rule(HERE, ast.parse(fine))) == []
    assert len(list(rule(HERE, ast.parse(found)))) == 1


def test_the_dispatcher_alone_may_catch_everything() -> None:
    tree = ast.parse("try: a()\nexcept Exception: b()")
    assert list(broad_catches(ROOT / "raison" / "kernel" / "spine" / "dispatcher.py", tree)) == []


@pytest.mark.parametrize(
    "said", ["pytest.skip('no')", "@pytest.mark.skipif(here)\ndef test(): ...", "pytest.importorskip('b')"]
)
def test_one_function_alone_leaves_tests_out(said: str) -> None:
    tree = ast.parse(said)
    assert len(list(skips(ROOT / "tests" / "test_things.py", tree))) == 1
    assert list(skips(ROOT / "tests" / "support" / "absent.py", tree)) == []
    assert list(skips(ROOT / "tests" / "test_things.py", ast.parse("leave_out('no')"))) == []


def test_the_address_of_a_registry_is_found(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("Fetch it by name.\n", encoding="utf-8")
    assert list(addresses([note])) == []
    note.write_text(f"Fetch it\nfrom {REGISTRIES[0]}.\n", encoding="utf-8")
    assert list(lines_with(note, REGISTRIES)) == [(2, REGISTRIES[0])]
    assert [finding.line for finding in addresses([note])] == [2]


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (Message("{n} of {all}", "{all}, davon {n}"), None),
        (Message("{n} of {all}", "{n}"), OTHER_PLACES),
        (Message("Hello %(name)s", "Hallo %(name)s"), None),
        (Message("Hello %(name)s", "Hallo"), OTHER_PLACES),
        (Message(("one reply", "{n} replies"), ("eine Antwort", "{n} Antworten")), None),
        (
            Message(("one reply", "{n} replies"), ("eine Antwort", "viele Antworten")),
            "names other places than its source",
        ),
        (Message(("one reply", "{n} replies"), ("eine Antwort", "")), "has no translation"),
        (Message("Hello", ""), "has no translation"),
        (Message("Hello", "Hallo", flags=["fuzzy"]), "is marked fuzzy"),
    ],
)
def test_a_translation_is_whole_and_names_the_same_places(message: Message, fault: str | None) -> None:
    assert wrong(message) == fault


def test_doubled_braces_are_no_place() -> None:
    assert places("{{a}} {b} {c:,}") == {"b", "c"}
