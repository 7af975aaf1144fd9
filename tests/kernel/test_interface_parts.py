"""The interface hangs together by names: macros and catalogue, classes and looks, behaviours, icons, tokens."""

import gzip
import re
from pathlib import Path

from jinja2 import nodes

from raison.kernel.pages.icons import ICONS, sprite
from raison.kernel.pages.rendering import environment

ROOT = Path(__file__).parents[2]
KERNEL = ROOT / "raison" / "kernel"
TEMPLATES = sorted((KERNEL / "templates").rglob("*.html"))
MACROS = sorted((KERNEL / "templates" / "ui").glob("*.html"))
SHEETS = sorted((KERNEL / "static" / "css").rglob("*.css"))
CONTROLLERS = sorted((KERNEL / "static" / "controllers").glob("*.js"))


def macros_in(path: Path) -> list[nodes.Macro]:
    tree = environment("en").parse(path.read_text(encoding="utf-8"))
    return [macro for macro in tree.find_all(nodes.Macro) if not macro.name.startswith("_")]


def css(paths: list[Path]) -> str:
    return re.sub(r"/\*.*?\*/", "", "\n".join(path.read_text(encoding="utf-8") for path in paths), flags=re.S)


def test_every_macro_is_offered_under_one_name_and_described() -> None:
    offered = (KERNEL / "templates" / "ui.html").read_text(encoding="utf-8")
    described = set(re.findall(r"`(\w+)\(", (ROOT / "docs" / "ui.md").read_text(encoding="utf-8")))
    names = {macro.name for path in MACROS for macro in macros_in(path)}
    assert len(names) > 70
    assert {name for name in names if f"set {name} =" not in offered} == set()
    assert names - described == set()


def test_every_macro_takes_what_its_description_says() -> None:
    described = dict(re.findall(r"`(\w+)\(([^`]*)\)`", (ROOT / "docs" / "ui.md").read_text(encoding="utf-8")))
    for path in MACROS:
        for macro in macros_in(path):
            told = re.findall(r"(\w+)(?:=(?:[^,\[{\"]|\"[^\"]*\"|\[\]|\{\})*)?(?:, |$)", described[macro.name])
            assert told == [argument.name for argument in macro.args], macro.name


def test_every_class_of_a_macro_has_its_look() -> None:
    styled = set(re.findall(r"\.([a-z][\w-]*)", css(SHEETS)))
    for path in TEMPLATES:
        for used in re.findall(r'class="([^"]*)"', path.read_text(encoding="utf-8")):
            plain = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", used)
            words = {word for word in plain.split() if not word.endswith("--")}
            assert words <= styled, (path.name, words - styled)


def test_colours_and_sizes_come_from_tokens_that_exist() -> None:
    text = css(SHEETS)
    defined = set(re.findall(r"(--[\w-]+):", text))
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= defined
    components = css([path for path in SHEETS if path.stem != "tokens"])
    assert re.findall(r"#[0-9a-f]{3,8}\b", components) == []


def test_the_stylesheet_stays_small_and_plain() -> None:
    for path in SHEETS:
        text = css([path])
        assert len(text.splitlines()) <= 120, path.name
        assert "!important" not in text, path.name
        assert "@import" not in text, path.name
        assert not re.search(r"(?:^|[\s,}>+~])#[a-z][\w-]*\s*[{,]", text), path.name
    assert len(gzip.compress(css(SHEETS).encode(), 9)) < 14 * 1024


def test_no_template_carries_a_style_or_a_handler() -> None:
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\s(?:style|on(?:click|load|error|submit|change|input))=", text), path.name


def test_every_behaviour_that_a_template_asks_for_is_registered() -> None:
    registered = (KERNEL / "static" / "app.js").read_text(encoding="utf-8")
    markup = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    methods = {
        path.stem.removesuffix("_controller").replace("_", "-"): path.read_text(encoding="utf-8")
        for path in CONTROLLERS
    }
    for name in methods:
        assert f"controllers/{name.replace('-', '_')}" in registered, name
    for name, method in set(re.findall(r"([a-z-]+)#(\w+)", re.sub(r"href=\S+", "", markup))):
        assert name in methods, name
        assert re.search(rf"^  (?:async )?{method}\(", methods[name], re.M), (name, method)


def test_every_icon_that_a_template_names_is_drawn() -> None:
    drawn = sprite().decode()
    assert drawn.count("<symbol ") == len(ICONS) == len(set(ICONS))
    assert "<script" not in drawn
    assert "Lucide" in drawn
    for path in TEMPLATES:
        for name in re.findall(r'icon\("([\w-]+)"', path.read_text(encoding="utf-8")):
            assert name in ICONS, (path.name, name)
