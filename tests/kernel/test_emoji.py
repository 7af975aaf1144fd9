"""Shortcodes become the characters that they name."""

import gzip
from pathlib import Path

import pytest

from raison.kernel.markup import emoji_for, render
from raison.kernel.markup.emoji import EMOJI_BY_SHORTCODE


@pytest.mark.parametrize(
    ("shortcode", "character"),
    [
        ("tada", "🎉"),
        ("+1", "👍"),
        ("thumbsup", "👍"),
        ("-1", "👎"),
        ("heart", "❤️"),
        ("white_check_mark", "✅"),
        ("wave::skin-tone-3", "👋🏼"),
        ("v::skin-tone-2", "✌🏻"),
        ("simple_smile", "🙂"),
    ],
)
def test_common_shortcodes_have_their_character(shortcode: str, character: str):
    assert emoji_for(shortcode) == character


@pytest.mark.parametrize(
    "shortcode", ["", "party-parrot", ":tada:", "Tada", "nobody::skin-tone-3", "wave::skin-tone-9"]
)
def test_other_words_have_none(shortcode: str):
    assert emoji_for(shortcode) is None


@pytest.mark.shared
def test_every_character_is_an_emoji_that_is_shown_as_one(shared_data: Path):
    lines = gzip.decompress((shared_data / "unicode" / "emoji-test.txt.gz").read_bytes()).decode().splitlines()
    known = {
        "".join(chr(int(point, 16)) for point in line.partition(";")[0].split())
        for line in lines
        if "; fully-qualified" in line or "; component" in line
    }
    assert len(known) > 3_000
    assert {name: character for name, character in EMOJI_BY_SHORTCODE.items() if character not in known} == {}


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Done :tada:", "Done 🎉"),
        (":tada::+1:", "🎉👍"),
        ("(:wave:)", "(👋)"),
        ("请:tada:", "请🎉"),
        (":wave::skin-tone-3:", "👋🏼"),
        ("at 10:100:20", "at 10:100:20"),
        ("a:tada:b", "a:tada:b"),
        (":nothing:", ":nothing:"),
        (": tada :", ": tada :"),
        (r"\:tada:", ":tada:"),
        ("`:tada:`", ":tada:"),
    ],
)
def test_shortcodes_in_text_are_shown_and_others_stay(source: str, shown: str):
    assert render(source).plain == shown
