"""What somebody installs without the repository holds everything that a browser needs."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from raison.kernel.pages.icons import ICONS
from scripts.tree import ROOT, tracked


@pytest.mark.slow
def test_a_wheel_carries_the_browser_scripts_icons_templates_styles_and_catalogs(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    built = subprocess.run([*command, "--wheel-dir", str(tmp_path), str(ROOT)], capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    [wheel] = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())

    browser = {"@hotwired/turbo/dist/turbo.es2017-esm.js", "@hotwired/stimulus/dist/stimulus.js"}
    browser |= {f"lucide/{name}.svg" for name in ICONS}
    assert {f"raison/_vendor/{name}" for name in browser} <= held

    ours = {str(path.relative_to(ROOT)) for path in tracked("raison/*")}
    catalogs = {name for name in ours if name.endswith(".po")}
    assert ours - catalogs <= held
    assert {name.removesuffix(".po") + ".mo" for name in catalogs} <= held
    assert any(name.endswith("licenses/NOTICE") for name in held)
