"""The one renderer of Markdown: source → the HTML, text, names and links that are kept. Start in rendering.py."""

from raison.kernel.markup.asking import render
from raison.kernel.markup.emoji import emoji_for
from raison.kernel.markup.mentions import Mentions, Named, handles_in
from raison.kernel.markup.rendered import MAX_SOURCE, VERSION, Rendered, TooLong, shortened, words_of

__all__ = [
    "MAX_SOURCE",
    "VERSION",
    "Mentions",
    "Named",
    "Rendered",
    "TooLong",
    "emoji_for",
    "handles_in",
    "render",
    "shortened",
    "words_of",
]
