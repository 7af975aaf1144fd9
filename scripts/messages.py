"""What the product says: collected from code and templates into the catalogs, and checked in `make check`.

`python -m scripts.messages update` collects; translate the empty entries of `de`; `check` then holds.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from scripts.tree import ROOT, Finding, close

CATALOGS = ROOT / "raison" / "kernel" / "locales"
SOURCE, TRANSLATED = "en", ("de",)
METHODS = [("**/templates/**.html", "jinja2"), ("**/templates/**.txt", "jinja2"), ("**.py", "python")]
# as the program's own environment has them, or the words of a {% trans %} block would not match
JINJA = {
    "extensions": "jinja2.ext.do,jinja2.ext.loopcontrols",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "newstyle_gettext": "true",
    "silent": "false",
}
KEYWORDS = {"_": None, "say": None, "gettext": None, "ngettext": (1, 2)}
# no dates and no names: the history knows them, and a catalog should change only where its messages do
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: Raison\\n"
"Language: {language}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
PLACE = re.compile(r"%\((\w+)\)[a-z]|(?<!\{)\{(\w+)[^{}]*\}(?!\})")


def collected() -> Catalog:
    """Every message of the product, with the files that it stands in (no line numbers: they would change daily)."""
    catalog = Catalog(project="Raison", fuzzy=False)
    options = {pattern: JINJA for pattern, method in METHODS if method == "jinja2"}
    for name, _line, message, comments, context in extract_from_dir(
        ROOT / "raison",
        METHODS,
        options,
        keywords=KEYWORDS,
        comment_tags=("for translators:",),
        strip_comment_tags=True,
    ):
        catalog.add(message, locations=[(f"raison/{name}", 0)], auto_comments=comments, context=context)
    return catalog


def catalog_of(language: str) -> Path:
    """Where a language's catalog is."""
    return CATALOGS / language / "LC_MESSAGES" / "raison.po"


def read(language: str) -> Catalog:
    """A language's catalog, empty if there is none yet."""
    path = catalog_of(language)
    if not path.exists():
        return Catalog(locale=language, project="Raison", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update() -> None:
    """Takes new messages into every catalog and drops those that nothing says any more."""
    said = collected()
    for language in (SOURCE, *TRANSLATED):
        catalog = read(language)
        catalog.update(said, no_fuzzy_matching=True, update_header_comment=False)
        path = catalog_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(HEADER.format(language=language).encode())
            write_po(file, catalog, 120, omit_header=True, sort_output=True, ignore_obsolete=True, include_lineno=False)
        open_ones = sum(1 for message in catalog if message.id and not filled(message))
        print(f"{language}: {len(catalog)} messages" + ("" if language == SOURCE else f", {open_ones} to translate"))


def forms(message: Message) -> list[str]:
    """The translation, or its singular and plural forms."""
    return [message.string or ""] if isinstance(message.string, str | None) else list(message.string)


def filled(message: Message) -> bool:
    """Whether every form of the message has its words."""
    return all(forms(message))


def places(text: str) -> set[str]:
    """The named places that are filled when it is said."""
    return {first or second for first, second in PLACE.findall(text)}


def wrong(message: Message) -> str | None:
    """What is wrong with a translation, if anything."""
    if message.fuzzy:
        return "is marked fuzzy"
    if not filled(message):
        return "has no translation"
    if isinstance(message.id, str):
        same = places(message.id) == places(forms(message)[0])
    else:
        many = places(message.id[1])
        one, *others = forms(message)
        # “one reply” need not name the number, the other forms must
        same = all(places(form) == many for form in others) and places(one) <= many
    return None if same else "names other places than its source"


def check() -> Iterator[Finding]:
    """Every message that the product says is in every catalog, translated, with the same places."""
    said = collected()
    for language in TRANSLATED:
        path, catalog = catalog_of(language), read(language)
        for message in said:
            if not message.id:
                continue
            kept = catalog.get(message.id, message.context)
            fault = "is missing: run `make messages`" if kept is None else wrong(kept)
            if fault:
                shown = message.id if isinstance(message.id, str) else message.id[0]
                line = kept.lineno if kept is not None and kept.lineno else 1
                yield Finding(path, line, f"“{shown}” ({message.locations[0][0]}) {fault}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["update"]:
            update()
        case ["check"]:
            close(check())
        case _:
            sys.exit("python -m scripts.messages update | check")
