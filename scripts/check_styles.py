"""House rules for stylesheets: no ids, no !important, colours from tokens only."""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.tree import Finding, text_of

SILENT = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|url\([^)]*\)", re.DOTALL)
SELECTOR = re.compile(r"(?:^|(?<=[{};]))(?P<selector>[^{};]*)\{")
# a colour made from a variable (`oklch(38% 0.08 var(--hue))`) has its token
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch|oklab|lab|lch|hwb)a?\((?![^;]*var\()", re.IGNORECASE)
LONG_STYLESHEET = 120


def style_findings(path: Path) -> Iterator[Finding]:
    """Everything about one stylesheet."""
    css = SILENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text_of(path))
    if (length := css.count("\n")) > LONG_STYLESHEET:
        yield Finding(path, 1, f"{length} lines: is it two parts?", note=True)
    for found in re.finditer(r"!\s*important", css):
        yield Finding(path, line_at(css, found.start()), "!important: let the layers decide")
    for found in SELECTOR.finditer(css):
        selector = found["selector"].strip()
        if not selector.startswith("@") and "#" in selector:
            yield Finding(path, line_at(css, found.end()), f"an id as a selector: {' '.join(selector.split())}")
    if "token" not in path.stem:
        for found in COLOUR.finditer(declarations(css)):
            yield Finding(path, line_at(css, found.start()), f"a colour of its own ({found[0]}): take a token")


def declarations(css: str) -> str:
    """The stylesheet with its selectors blanked, so that `#face` is a colour wherever it is left."""
    return SELECTOR.sub(lambda found: re.sub(r"[^\n{};]", " ", found[0]), css)


def line_at(text: str, position: int) -> int:
    """The number of the line that a position is on."""
    return text.count("\n", 0, position) + 1
