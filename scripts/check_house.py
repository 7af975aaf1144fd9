"""House rules that no other tool knows: names, broad catches, addresses, stylesheets, sizes."""

import ast
import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from scripts.check_styles import style_findings
from scripts.tree import ROOT, Finding, close, lines_with, text_of, tracked

# written in pieces, so that this file passes its own check and everybody else's
REGISTRIES = ["".join(pieces.split()) for pieces in ("py pi .org", "python hosted .org", "np mjs", "regis try. npm")]
ONE_MACHINE = re.compile(r"(?<![\w./-])/(?:Users/[A-Za-z]\w*|r[o]ot)/")
EMPTY_WORDS = frozenset(
    {"util", "utils", "helper", "helpers", "manager", "handler", "process", "data", "info", "item", "misc", "v2"}
)
MAY_CATCH_ALL = ("raison/kernel/spine", "raison/kernel/jobs")
MAY_SKIP = ROOT / "tests/support/absent.py"
SKIPS = frozenset({"pytest.skip", "pytest.importorskip", "pytest.mark.skip", "pytest.mark.skipif", "unittest.skip"})
LONG_FILE = 300
LONG_FUNCTION = 30


def addresses(paths: list[Path]) -> Iterator[Finding]:
    """Addresses of package registries, and paths that only one machine has."""
    for path in paths:
        for line, host in lines_with(path, REGISTRIES):
            yield Finding(path, line, f"the address of a package registry ({host}) does not belong in the tree")
        for number, line_text in enumerate(text_of(path).splitlines(), 1):
            if found := ONE_MACHINE.search(line_text):
                yield Finding(path, number, f"a path of one machine: {found[0]}")


def locks() -> Iterator[Finding]:
    """A lock says what is installed (version and hash), never where it was fetched."""
    for path in tracked("package-lock.json"):
        for name, package in json.loads(text_of(path))["packages"].items():
            if "resolved" in package:
                yield Finding(path, 1, f"{name} has an address (`resolved`)")
            if name and "integrity" not in package:
                yield Finding(path, 1, f"{name} has no hash")
    for path in tracked("requirements/*.lock"):
        for line, option in lines_with(path, ["--index", "--extra-index", "--find-links", "://"]):
            yield Finding(path, line, f"a lock holds no address ({option})")


def module_name(path: Path) -> Iterator[Finding]:
    """A name that says nothing hides what lives there."""
    for part in [*path.relative_to(ROOT).parts[:-1], path.stem]:
        if empty := EMPTY_WORDS.intersection(part.split("_")):
            yield Finding(path, 1, f"“{part}”: name it after what it does, not “{min(empty)}”")


def names(path: Path, tree: ast.Module) -> Iterator[Finding]:
    """Classes and functions called by an empty word. A team has a manager, so a function may fetch one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            empty = EMPTY_WORDS.intersection(word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+", node.name)[-1:])
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            empty = (EMPTY_WORDS - {"manager"}).intersection([node.name.strip("_")])
        else:
            continue
        if empty:
            yield Finding(path, node.lineno, f"“{node.name}”: name it after what it does, not “{min(empty)}”")


def broad_catches(path: Path, tree: ast.Module) -> Iterator[Finding]:
    """Only the dispatcher and the job runner may go on after something that nobody foresaw."""
    if str(path.relative_to(ROOT)).startswith(MAY_CATCH_ALL):
        return
    for node in ast.walk(tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = [node.type] if not isinstance(node.type, ast.Tuple) else node.type.elts
        if any(one is None or ast.unparse(one) in {"Exception", "BaseException"} for one in caught):
            yield Finding(path, node.lineno, "a broad catch: name what you can mend")


def deferred_annotations(path: Path, tree: ast.Module) -> Iterator[Finding]:
    """Routes and rows are read from annotations at run time."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            yield Finding(path, node.lineno, "annotations are read at run time here: no __future__ import")


def built_messages(path: Path, tree: ast.Module) -> Iterator[Finding]:
    """A message that is put together can't be collected for translation."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id not in {"_", "say", "ngettext"} or not node.args:
            continue
        spoken = node.args[:2] if node.func.id == "ngettext" else node.args[:1]
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in spoken):
            yield Finding(path, node.lineno, "translate the whole sentence with named places, then fill them")


def open_connections(path: Path, tree: ast.Module) -> Iterator[Finding]:
    """`with sqlite3.connect(…)` commits and stays open; Python 3.13 warns of it wherever the collector finds it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.With | ast.AsyncWith):
            for item in node.items:
                if ast.unparse(item.context_expr).startswith("sqlite3.connect("):
                    yield Finding(path, node.lineno, "this connection is never closed: closing(sqlite3.connect(…))")


def skips(path: Path, tree: ast.Module) -> Iterator[Finding]:
    """`.ci/run` must not pass with tests that it left out: one function knows when they may be."""
    if path == MAY_SKIP:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in SKIPS:
            yield Finding(path, node.lineno, "leave tests out by tests.support.absent.leave_out alone")


def sizes(path: Path, tree: ast.Module) -> Iterator[Finding]:
    """A question, not a gate."""
    if path.is_relative_to(ROOT / "tests"):
        return
    if (length := len(text_of(path).splitlines())) > LONG_FILE:
        yield Finding(path, 1, f"{length} lines: what is the second thing in it?", note=True)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONG_FUNCTION:
                yield Finding(path, node.lineno, f"{node.name} has {length} lines", note=True)


def python_findings(path: Path) -> Iterator[Finding]:
    """Everything about one Python file."""
    yield from module_name(path)
    tree = ast.parse(text_of(path), filename=str(path))
    yield from sizes(path, tree)
    yield from deferred_annotations(path, tree)
    yield from open_connections(path, tree)
    yield from skips(path, tree)
    if path.is_relative_to(ROOT / "raison"):
        for rule in (names, broad_catches, built_messages):
            yield from rule(path, tree)


def main() -> None:
    """Looks at every file that git knows or would add."""
    texts = tracked()
    python = [path for path in texts if path.suffix == ".py"]
    close(
        chain(
            addresses(texts),
            locks(),
            chain.from_iterable(python_findings(path) for path in python),
            chain.from_iterable(style_findings(path) for path in texts if path.suffix == ".css"),
        )
    )


if __name__ == "__main__":
    main()
