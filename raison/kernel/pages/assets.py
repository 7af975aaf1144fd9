"""Stylesheets, scripts and icons: gathered at start, served under an address that holds their hash, cached for ever.

All stylesheets become one file. Scripts of the browser libraries come from `node_modules` beside the package, or from
`raison/_vendor` inside a built wheel; they are not in the repository.
"""

import gzip
import hashlib
import json
import re
from functools import cache
from pathlib import Path

import msgspec

PACKAGE = Path(__file__).parents[2]
STATIC = PACKAGE / "kernel" / "static"
LIBRARIES = {
    "@hotwired/turbo": "@hotwired/turbo/dist/turbo.es2017-esm.js",
    "@hotwired/stimulus": "@hotwired/stimulus/dist/stimulus.js",
}
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
BASE_SHEETS = ("reset", "tokens", "base", "layout")


class Asset(msgspec.Struct, frozen=True):
    """One file that browsers fetch: its bytes, plain and compressed."""

    name: str
    url: str
    media_type: str
    body: bytes
    packed: bytes


@cache
def assets() -> dict[str, Asset]:
    """Every asset by its name, such as `app.css` or `controllers/draft`."""
    found = {"app.css": _made("app.css", stylesheet()), "icons.svg": _made("icons.svg", _icons())}
    for name, path in _scripts().items():
        found[name] = _made(name, _without_comments(path.read_bytes()))
    for path in sorted(STATIC.glob("*.*")):
        if path.suffix in (".svg", ".png", ".webmanifest"):
            found[path.name] = _made(path.name, path.read_bytes())
    return found


@cache
def by_url() -> dict[str, Asset]:
    """Every asset by the last part of its address."""
    return {asset.url.removeprefix("/assets/"): asset for asset in assets().values()}


@cache
def asset_url(name: str) -> str:
    """The address of an asset. Raises KeyError for one that does not exist."""
    return assets()[name].url


@cache
def import_map() -> str:
    """The import map: names of modules to their hashed addresses."""
    return json.dumps({"imports": {name: asset_url(name) for name in _scripts()}}, separators=(",", ":"))


def stylesheet() -> bytes:
    """The one stylesheet: layers in order, components, then each slice's own."""
    folder = STATIC / "css"
    sheets = [folder / f"{name}.css" for name in BASE_SHEETS]
    sheets += sorted((folder / "components").glob("*.css"))
    sheets += sorted(PACKAGE.glob("*/static/*.css"))
    sheets += [folder / "utilities.css"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sheets if path.is_file())
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return ("@layer reset, tokens, base, layout, components, slices, utilities;\n" + _tight(text)).encode()


def library(name: str) -> Path | None:
    """A file of an installed browser package, by its path inside it."""
    for root in (PACKAGE / "_vendor", PACKAGE.parent / "node_modules"):
        if (root / name).exists():
            return root / name
    return None


def _tight(css: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", css).strip()


def _without_comments(script: bytes) -> bytes:
    """Indentation and whole-line comments out: a third of a script's bytes, and nothing that it means."""
    text = re.sub(rb"(?m)^[ \t]+", b"", script)
    return re.sub(rb"(?m)^//(?!# source).*\n", b"", text) if b"`" not in script else script


def _scripts() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for name, inside in LIBRARIES.items():
        path = library(inside)
        if path is not None:
            found[name] = path
    for path in sorted(STATIC.glob("*.js")):
        found[path.stem] = path
    for path in [*sorted(STATIC.glob("controllers/*.js")), *sorted(PACKAGE.glob("*/static/*_controller.js"))]:
        found[f"controllers/{path.stem.removesuffix('_controller')}"] = path
    return found


def _icons() -> bytes:
    from raison.kernel.pages.icons import sprite

    return sprite()


def _made(name: str, body: bytes) -> Asset:
    path = Path(name)
    suffix = path.suffix if path.suffix in KINDS else ".js"
    digest = hashlib.sha256(body).hexdigest()[:12]
    stem = re.sub(r"[^a-z0-9]+", "-", name.removesuffix(suffix)).strip("-")
    url = f"/assets/{stem}-{digest}{suffix}"
    return Asset(name=name, url=url, media_type=KINDS[suffix], body=body, packed=gzip.compress(body, 9))
