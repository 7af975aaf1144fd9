"""House rules for templates: they compile, what they name exists, every word is translated, nothing inline."""

from collections.abc import Container, Iterator
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

from jinja2 import Environment, TemplateError, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates

from raison.kernel.pages.rendering import environment
from scripts.tree import ROOT, Finding, close, text_of, tracked

SPOKEN_ATTRIBUTES = frozenset({"alt", "aria-label", "aria-description", "placeholder", "title"})
NOT_SPEECH = frozenset({"script", "style", "kbd", "code", "pre"})
NATIVE = {"button": "button", "link": "a", "checkbox": "input", "radio": "input", "textbox": "input", "switch": "input"}
"""Roles that an element has of its own, with the keys that go with it."""
OURS = frozenset({"Raison"})  # a name is the same in every language
HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands where an expression will write


def compiled(path: Path, env: Environment, known: Container[str]) -> Iterator[Finding]:
    """The template parses and compiles, and the templates that it names are there."""
    source = text_of(path)
    try:
        tree = env.parse(source)
        env.compile(source, name=str(path))
    except TemplateSyntaxError as error:
        yield Finding(path, error.lineno, f"does not compile: {error.message}")
        return
    except TemplateError as error:
        yield Finding(path, 1, f"does not compile: {error}")
        return
    for named in find_referenced_templates(tree):
        if named is not None and named not in known:
            yield Finding(path, 1, f"names “{named}”, which is no template")
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in {"_", "gettext", "ngettext"}:
            spoken = call.args[:2] if call.node.name == "ngettext" else call.args[:1]
            if not all(isinstance(argument, nodes.Const) for argument in spoken):
                yield Finding(path, call.lineno, "translate the whole sentence with named places, then fill them")


def bare_text(source: str, env: Environment) -> str:
    """The template's own text, line by line as it stands, with a hole for each expression and for translated blocks."""
    kept: list[str] = []
    translating = opened = False
    for _, kind, value in env.lex(source):
        if kind == "name" and opened:
            translating = value == "trans" or (translating and value != "endtrans")
        opened = kind == "block_begin" or (opened and kind == "whitespace")
        if kind == "data" and not translating:
            kept.append(value)
        else:
            kept.append((HOLE if kind in {"variable_begin", "data"} else "") + "\n" * value.count("\n"))
    return "".join(kept)


class Reader(HTMLParser):
    """Collects what a person would read or hear, and what the content policy refuses."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.found: list[Finding] = []
        self.silent: list[str] = []

    def say(self, text: str) -> None:
        """Notes something about the place that is being read."""
        self.found.append(Finding(self.path, self.getpos()[0], text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Attributes that speak, and those that the policy refuses."""
        named = dict(attrs)
        if tag in NOT_SPEECH:
            self.silent.append(tag)
        if "style" in named:
            self.say("a style attribute: the content policy refuses it, use a class")
        if tag in {"script", "style"} and "nonce" not in named and "src" not in named:
            self.say(f"<{tag}> without a nonce")
        if (own := NATIVE.get(named.get("role") or "")) and tag != own:
            self.say(f"role={named['role']} on <{tag}>: no key presses it, use <{own}>")
        if (named.get("tabindex") or "0").strip() not in ("0", "-1"):
            self.say(f"tabindex={named['tabindex']}: Tab goes in the order of the page")
        for name, value in attrs:
            if name.startswith("on"):
                self.say(f"{name}=: the content policy refuses it, use a controller")
            if name in SPOKEN_ATTRIBUTES and spoken(value or ""):
                self.say(f"{name}=“{value}” is not translated")

    def handle_endtag(self, tag: str) -> None:
        """Speech goes on after code, keys and the like."""
        if tag in self.silent:
            del self.silent[self.silent.index(tag) :]

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if not self.silent and spoken(data):
            self.say(f"“{' '.join(data.replace(HOLE, '…').split())}” is not translated")


def spoken(text: str) -> bool:
    """Whether somebody would have to translate it: a word of two letters or more that isn't our name."""
    words = "".join(character if character.isalpha() else " " for character in text).split()
    return any(len(word) > 1 and word not in OURS for word in words)


def told(path: Path, env: Environment) -> list[Finding]:
    """Words outside gettext, and what stands inline."""
    try:
        text = bare_text(text_of(path), env)
    except TemplateSyntaxError:
        return []  # said already, by compiled()
    reader = Reader(path)
    if path.suffix == ".txt":
        reader.handle_data(text)
    else:
        reader.feed(text)
        reader.close()
    return reader.found


def main() -> None:
    """Looks at every template of every slice, in the program's own environment."""
    templates = [path for path in tracked("raison/*") if "templates" in path.relative_to(ROOT).parts]
    env = environment("en")
    known = frozenset(env.list_templates())
    close(chain.from_iterable(chain(compiled(path, env, known), told(path, env)) for path in templates))


if __name__ == "__main__":
    main()
