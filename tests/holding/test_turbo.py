"""A form that is answered by a page and not by a redirect is left to the browser: Turbo would show nothing of it.

What a route answers with is read from its handler: from what it says that it returns, or from what its own functions
say that stand behind its `return`."""

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from raison.app import routes
from raison.kernel.routes import Answer, Page, page, redirect

RAISON = Path(__file__).parents[2] / "raison"
FORM = re.compile(r"<form\b(?:\{\{.*?\}\}|\{%.*?%\}|[^>])*>", re.S)
ACTION = re.compile(r'\baction="([^"]*)"')
BUTTON = re.compile(r'\bpost_button\([^{}]*?"(/[^"]*)"')
"""A form in a button of its own, by the macro, which has no say about Turbo."""


def answers_of(handler: Callable[..., Any], seen: tuple[Any, ...] = ()) -> set[Any]:
    """The kinds of answers that a handler may give."""
    told = get_type_hints(handler).get("return")
    if told is not Answer or handler in seen:
        return set() if handler in seen else {told}
    found: set[Any] = set()
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(handler)))):
        if isinstance(node, ast.Return) and node.value is not None:
            parts = [node.value.body, node.value.orelse] if isinstance(node.value, ast.IfExp) else [node.value]
            for one in parts:
                made = one.value if isinstance(one, ast.Await) else one
                name = made.func.id if isinstance(made, ast.Call) and isinstance(made.func, ast.Name) else ""
                behind = handler.__globals__.get(name)
                found |= answers_of(behind, (*seen, handler)) if behind else {ast.unparse(one)}
    return found


def posts() -> Iterator[tuple[str, set[Any]]]:
    """Each route that a form is sent to, with what it may answer."""
    for route in routes():
        if route.method == "POST" and not route.json:
            yield route.path, answers_of(route.handler)


def left_to_turbo(template: str, paths: set[str]) -> list[str]:
    """The forms of a template that go to one of these paths, and that Turbo sends."""
    sent = [
        (form, action[1])
        for form in FORM.findall(template)
        if 'method="post"' in form and 'data-turbo="false"' not in form and (action := ACTION.search(form))
    ]
    sent += [(button[0], button[1]) for button in BUTTON.finditer(template)]
    return [form for form, action in sent if any(_may_be(action, path) for path in paths)]


def _may_be(action: str, path: str) -> bool:
    """Whether an address may be of a path; what a template fills in may be anything that ends where a part ends."""
    shape = "".join(
        ".+" if part.startswith(("{{", "%s")) else re.escape(part)
        for part in re.split(r"(\{\{.*?\}\}|%s)", action.partition("?")[0])
    )
    return shape.strip(".+") != "" and re.fullmatch(shape, re.sub(r"\{\w+\}", "7", path)) is not None


@pytest.mark.house
def test_it_is_known_of_every_form_what_answers_it() -> None:
    unknown = {path: kinds for path, kinds in posts() if any(isinstance(kind, str) for kind in kinds)}
    assert unknown == {}


@pytest.mark.house
def test_a_form_that_is_answered_by_a_page_is_left_to_the_browser() -> None:
    paths = {path for path, kinds in posts() if Page in kinds}
    assert {"/settings/tokens", "/measures/{id}/lines", "/people/roster"} <= paths
    assert "/posts" not in paths
    templates = sorted(RAISON.rglob("templates/**/*.html"))
    wrong = {str(path): found for path in templates if (found := left_to_turbo(path.read_text("utf-8"), paths))}
    assert wrong == {}


def test_the_check_sees_a_form_that_turbo_would_send() -> None:
    paths = {"/measures/{id}/lines", "/reset"}
    for sent in (
        '<form action="/reset" method="post">',
        '<form class="{{ "a" if b > c }}" action="{{ measure.url }}/lines" method="post">',
        '<form action="/measures/{{ id }}/lines?again=1" method="post">',
        '{{ ui.post_button(_("Look (again)"), "/measures/%s/lines"|format(id)) }}',
    ):
        assert left_to_turbo(sent, paths) != [], sent
    for right in (
        '<form action="/reset" method="post" data-turbo="false">',
        '<form action="/reset" method="get">',
        '<form action="{{ measure.url }}/readings" method="post">',
        '{{ ui.post_button(_("Look"), "/measures/%s/removal"|format(id)) }}',
    ):
        assert left_to_turbo(right, paths) == [], right


async def _either(number: int) -> Answer:
    return redirect("/home") if number else page("home/home.html")


def test_a_handler_that_answers_either_way_is_one_that_answers_with_a_page() -> None:
    async def through(number: int) -> Answer:
        return await _either(number)

    assert Page in answers_of(_either)
    assert Page in answers_of(through)
