"""Colours in code, as classes: a dozen meanings that a stylesheet can name, not the lexers' hundred token types."""

from functools import cache
from typing import TypeAlias

from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class_by_name
from pygments.token import (
    Comment,
    Error,
    Generic,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    _TokenType,
)
from pygments.util import ClassNotFound

from raison.kernel.markup.writer import escaped

MAX_HIGHLIGHTED = 6_000
"""Characters of code that are coloured in one block; what is longer stays plain, because lexers are slow."""

LANGUAGES: dict[str, str] = {
    alias: name
    for name, aliases in {
        "bash": "bash sh shell zsh",
        "c": "c h",
        "cpp": "cpp c++ cc hpp",
        "csharp": "csharp c# cs",
        "css": "css",
        "diff": "diff patch",
        "docker": "docker dockerfile",
        "go": "go golang",
        "html": "html",
        "ini": "ini cfg conf properties",
        "java": "java",
        "javascript": "javascript js mjs jsx",
        "json": "json jsonc",
        "kotlin": "kotlin kt",
        "lua": "lua",
        "make": "make makefile",
        "markdown": "markdown md",
        "nginx": "nginx",
        "perl": "perl pl",
        "php": "php",
        "powershell": "powershell ps1",
        "python": "python py python3",
        "pycon": "pycon",
        "r": "r",
        "ruby": "ruby rb",
        "rust": "rust rs",
        "scala": "scala",
        "sql": "sql",
        "swift": "swift",
        "toml": "toml",
        "typescript": "typescript ts tsx",
        "vbnet": "vbnet vb",
        "xml": "xml svg",
        "yaml": "yaml yml",
    }.items()
    for alias in aliases.split()
}
"""What may stand after a fence, and the lexer that it means."""

TokenClass: TypeAlias = tuple[_TokenType, str]

# the first that the token belongs to, so the particular ones stand before the general
_MEANINGS: tuple[TokenClass, ...] = (
    (Generic.Deleted, "code__deleted"),
    (Generic.Inserted, "code__inserted"),
    (Generic.Heading, "code__heading"),
    (Generic.Subheading, "code__heading"),
    (Generic.Prompt, "code__comment"),
    (Generic.Output, "code__comment"),
    (Comment.Preproc, "code__keyword"),
    (Comment, "code__comment"),
    (Keyword.Constant, "code__constant"),
    (Keyword, "code__keyword"),
    (Operator.Word, "code__keyword"),
    (String, "code__string"),
    (Number, "code__number"),
    (Literal, "code__constant"),
    (Name.Builtin, "code__builtin"),
    (Name.Function, "code__function"),
    (Name.Class, "code__function"),
    (Name.Decorator, "code__function"),
    (Name.Tag, "code__keyword"),
    (Name.Attribute, "code__attribute"),
    (Name.Constant, "code__constant"),
    (Operator, ""),
    (Punctuation, ""),
    (Error, ""),
)
CLASSES = frozenset(name for _, name in _MEANINGS if name)


@cache
def _meaning(kind: _TokenType) -> str:
    return next((name for family, name in _MEANINGS if kind[: len(family)] == family), "")


@cache
def _lexer(language: str) -> type[Lexer] | None:
    try:
        return find_lexer_class_by_name(language)
    except ClassNotFound:
        return None


def highlighted(code: str, language: str) -> str:
    """Code as HTML with classes; only escaped where the language is unknown or the code is long."""
    lexer = _lexer(LANGUAGES[language]) if language in LANGUAGES and len(code) <= MAX_HIGHLIGHTED else None
    if lexer is None:
        return escaped(code)
    parts: list[str] = []
    run, meaning = "", ""
    for kind, text in lexer(stripnl=False, ensurenl=False).get_tokens(code):
        if (new := _meaning(kind) if text.strip() else meaning) != meaning:
            parts.append(_span(run, meaning))
            run, meaning = "", new
        run += text
    parts.append(_span(run, meaning))
    return "".join(parts)


def _span(code: str, meaning: str) -> str:
    return f'<span class="{meaning}">{escaped(code)}</span>' if meaning and code else escaped(code)
