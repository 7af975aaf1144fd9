"""Rendering: one Jinja environment a language, the shell's own values from hooks, and a cache of fragments.

Rendering is two thirds of a page's CPU. A fragment knows no reader but the language, so it is kept by its object's id
and version and serves every page, reply and broadcast.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from functools import cache
from threading import Event
from typing import TYPE_CHECKING, Any

from litestar import Request
from markupsafe import Markup

from raison.kernel.access import Viewer
from raison.kernel.i18n import LANGUAGES, reader, translations
from raison.kernel.pages.assets import import_map
from raison.kernel.pages.security import new_nonce
from raison.kernel.pages.toasts import COOKIE, toast_text
from raison.kernel.requests import reached_before
from raison.kernel.spine import Fragment, Position, newest_position

if TYPE_CHECKING:
    from jinja2 import Environment

KEPT_FRAGMENTS = 20_000
"""Rendered fragments kept in memory, at about 2 KiB each."""

PAUSE_SECONDS = 0.02
"""Between two templates that are compiled ahead of their use, about 15 ms each; requests go on in between."""

KEPT_FRAMES = 4_000
"""Parts of the shell (rail, bar) kept in memory, the last one of each reader, at about 8 KiB each."""

Provider = Callable[[Request[Any, Any, Any], Viewer], Awaitable[Any]]
shell_values: dict[str, Provider] = {}
"""What the shell shows around every page, by name (`rail`): slices register it, the kernel awaits it."""
_fragments: OrderedDict[tuple[str, str, int, Any], Markup] = OrderedDict()
_framed: OrderedDict[tuple[str, str, int], tuple[Any, Markup]] = OrderedDict()


@cache
def environment(language: str) -> "Environment":
    """The environment of a language. Jinja is loaded with the first, or soon after the start."""
    from raison.kernel.pages.compiled import compiled_templates
    from raison.kernel.pages.environments import new_environment

    made = new_environment(translations(language), compiled_templates(language))
    made.globals.update(
        language=language, languages=LANGUAGES, cached=cached, framed=framed, fixed=fixed, dom_id=dom_id
    )
    return made


def compile_all(stop: Event) -> None:
    """Compile every template in every language, slowly, before somebody needs it: the first message after a start would
    be half a second late. For a thread of its own; `stop` ends it."""
    for language in LANGUAGES:
        for name in environment(language).list_templates():
            if stop.wait(PAUSE_SECONDS):
                return
            environment(language).get_template(name)


def dom_id(thing: Any, part: str = "") -> str:
    """The DOM id of an object: its struct's word and its id, such as `message-912`."""
    word = getattr(thing, "dom_word", None) or type(thing).__name__.lower()
    return f"{part}-{word}-{thing.id}" if part else f"{word}-{thing.id}"


def cached(template: str, thing: Any, **context: Any) -> Markup:
    """The fragment of an object with an `id` and a `version`, rendered once a language. For templates and pages."""
    key = (template, reader().language, thing.id, thing.version)
    found = _fragments.get(key)
    if found is None:
        found = _fragments[key] = render(template, thing=thing, **context)
        if len(_fragments) > KEPT_FRAGMENTS:
            _fragments.popitem(last=False)
    return found


def kept(template: str, thing_id: int, version: Any) -> Markup | None:
    """The fragment of an object if it is there: whoever asks first need not load the objects whose fragments are."""
    return _fragments.get((template, reader().language, thing_id, version))


def framed(template: str, viewer: Any, **context: Any) -> Markup:
    """A part of the shell for this reader, drawn again when anything that it shows has changed."""
    key = (template, reader().language, viewer.id)
    # not the whole viewer: each of their devices has a session of its own
    names = (viewer.name, viewer.title, viewer.home_name, viewer.organisation_name)
    shown = (*names, viewer.picture_url, viewer.external, viewer.office)
    seen = (shown, context)
    found = _framed.get(key)
    if found is None or found[0] != seen:
        found = _framed[key] = (seen, render(template, viewer=viewer, **context))
        if len(_framed) > KEPT_FRAMES:
            _framed.popitem(last=False)
    return found[1]


def fixed(template: str) -> Markup:
    """A part that is the same on every page and for every reader of a language."""
    return _fixed(template, reader().language)


@cache
def _fixed(template: str, language: str) -> Markup:
    return Markup(environment(language).get_template(template).render())


def render(template: str, /, **context: Any) -> Markup:
    """A template alone, in the reader's language."""
    return Markup(environment(reader().language).get_template(template).render(context))


def render_fragments(fragments: Iterable[Fragment]) -> bytes:
    """Turbo stream elements for fragments, in the reader's language."""
    return "".join(turbo_stream(fragment) for fragment in fragments).encode()


def turbo_stream(fragment: Fragment) -> str:
    """One `<turbo-stream>` element."""
    head = f'<turbo-stream action="{fragment.action}" target="{fragment.target}">'
    if fragment.action == "remove" or not fragment.template:
        return f"{head}</turbo-stream>"
    return f"{head}<template>{render(fragment.template, **fragment.context)}</template></turbo-stream>"


async def render_page(
    request: Request[Any, Any, Any], viewer: Viewer | None, template: str, context: dict[str, Any]
) -> bytes:
    """A whole page in its shell, or only the frame that Turbo asked for."""
    frame = request.headers.get("turbo-frame")
    values: dict[str, Any] = {
        "viewer": viewer,
        "rail": None,
        "request_path": request.url.path,
        "csp_nonce": new_nonce(),
        "import_map": Markup(import_map()),
        "turbo_frame": frame,
        "toast": toast_text(request.cookies.get(COOKIE)),
        "live_after": "",
        "section": "",
    }
    if viewer is not None and frame is None:
        values["live_after"] = str(context.get("live_after") or await _position())
        for name, provide in shell_values.items():
            values[name] = await provide(request, viewer)
    parts = environment(reader().language).get_template(template).generate(values | context)
    return b"".join([part.encode() for part in parts])  # one by one: a dash makes a string of 200 KB twice as wide


async def _position() -> Position:
    """Where the page's stream goes on: 0, the beginning of an empty spine, is a position like any other."""
    reached = reached_before()
    return await newest_position() if reached is None else reached


def forget() -> None:
    """Drop cached fragments; for tests and when the database of the process changes."""
    _fragments.clear()
    _framed.clear()
