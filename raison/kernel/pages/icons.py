"""The icons Raison draws: one SVG sprite of the few named here, read from the installed lucide-static package."""

import re
from functools import cache
from pathlib import Path

ICONS: tuple[str, ...] = (
    "archive",
    "arrow-big-up",
    "arrow-down",
    "arrow-left",
    "at-sign",
    "award",
    "bell",
    "bell-off",
    "book-open",
    "building-2",
    "calendar",
    "chart-bar",
    "chart-line",
    "check",
    "chevron-down",
    "chevron-right",
    "circle",
    "circle-alert",
    "circle-check",
    "circle-question-mark",
    "circle-x",
    "clock",
    "copy",
    "download",
    "ellipsis",
    "external-link",
    "eye",
    "file",
    "file-text",
    "fingerprint-pattern",
    "flag",
    "folder-kanban",
    "globe",
    "heart-handshake",
    "history",
    "house",
    "image",
    "inbox",
    "key-round",
    "landmark",
    "languages",
    "lightbulb",
    "link",
    "list",
    "list-todo",
    "lock",
    "log-out",
    "mail",
    "megaphone",
    "menu",
    "message-square",
    "monitor",
    "moon",
    "newspaper",
    "paperclip",
    "pencil",
    "pin",
    "plus",
    "quote",
    "receipt",
    "reply",
    "search",
    "send",
    "settings",
    "shield",
    "smile",
    "sun",
    "target",
    "timer",
    "trash-2",
    "triangle-alert",
    "undo-2",
    "user-round",
    "users",
    "wifi-off",
    "x",
)

_ROOT = Path(__file__).parents[2]
FOLDERS: tuple[Path, ...] = (
    # a built wheel carries the drawings; a checkout reads the installed package
    _ROOT / "_vendor" / "lucide",
    _ROOT.parent / "node_modules" / "lucide-static" / "icons",
)
_INSIDE = re.compile(r"<svg\b[^>]*>(?P<shapes>.*)</svg>", re.DOTALL)
_NOTICE = "<!-- Icons: Lucide, ISC License, Copyright (c) Lucide Contributors. -->"


class IconsMissing(RuntimeError):
    """The drawings are not installed: run `npm ci` in the project's folder."""


def drawing(name: str) -> str:
    """The shapes of one icon, without the surrounding svg element. Raises IconsMissing."""
    for folder in FOLDERS:
        path = folder / f"{name}.svg"
        if path.is_file():
            found = _INSIDE.search(path.read_text(encoding="utf-8"))
            if found:
                return re.sub(r"\s*\n\s*", "", found["shapes"]).replace(" />", "/>")
    raise IconsMissing(f"The icon “{name}” is not installed. Run `npm ci`.")


@cache
def sprite() -> bytes:
    """An SVG document with one symbol for each of ICONS; colour and stroke come from the page's stylesheet."""
    symbols = "".join(f'<symbol id="{name}" viewBox="0 0 24 24">{drawing(name)}</symbol>' for name in ICONS)
    return f'<svg xmlns="http://www.w3.org/2000/svg">{_NOTICE}{symbols}</svg>'.encode()
