"""Puts into a wheel what the repository does not hold: browser scripts and icons from npm, compiled catalogs."""

import runpy
import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SCRIPTS = ("@hotwired/stimulus/dist/stimulus.js", "@hotwired/turbo/dist/turbo.es2017-esm.js")
ICONS = "lucide-static/icons"


class BrowserScriptsAndCatalogs(BuildHookInterface[Any]):
    """An editable install reads node_modules and the .po files where they stand, and needs none of this."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        modules = root / "node_modules"
        if not (modules / ICONS).is_dir():
            sys.exit("The browser scripts are not here. Run `npm ci --omit=dev` first, then build again.")
        browser = {script: script for script in SCRIPTS}
        browser |= {f"{ICONS}/{name}.svg": f"lucide/{name}.svg" for name in named_icons(root)}
        if self.target_name == "wheel":
            files = {str(modules / source): f"raison/_vendor/{kept}" for source, kept in browser.items()}
            files |= self.catalogs(root)
        else:
            # a source distribution keeps them where npm put them, so that a wheel can be built from it
            files = {str(modules / source): f"node_modules/{source}" for source in browser}
        build_data["force_include"].update(files)

    def catalogs(self, root: Path) -> dict[str, str]:
        """Compiles every .po into a .mo beside the wheel; the tree itself holds none, so none can be stale."""
        compiled = {}
        for po in sorted((root / "raison").rglob("locales/*/LC_MESSAGES/*.po")):
            kept = po.relative_to(root).with_suffix(".mo")
            mo = root / "build" / "catalogs" / kept
            mo.parent.mkdir(parents=True, exist_ok=True)
            with po.open("rb") as text, mo.open("wb") as binary:
                write_mo(binary, read_po(text, locale=po.parts[-3]))
            compiled[str(mo)] = str(kept)
        return compiled


def named_icons(root: Path) -> list[str]:
    """The icons that the product's own list names; that file needs nothing but Python, so it can be read alone."""
    listed = runpy.run_path(str(root / "raison" / "kernel" / "pages" / "icons.py"))
    return sorted(listed["ICONS"])
