"""Texts tell their language by small words; what does not tell is read in every one."""

import pytest

from raison.search.folding import folded
from raison.search.languages import language_of
from raison.search.words import read_run, tokens_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We have been looking at this pump and it is still leaking", "english"),
        ("Wir haben die Pumpe geprüft und sie ist noch nicht dicht", "german"),
        ("Nous avons vérifié la pompe et elle n'est pas étanche dans ce cas", "french"),
        ("Die pump is leaking und der seal ist not tight", ""),
        ("Dichtungen, pompes, seals", ""),
        ("", ""),
        ("水泵的密封件正在泄漏", ""),
    ],
)
def test_a_text_tells_its_language(text: str, language: str):
    assert language_of(folded(word.lower()) for word in text.replace("'", " ").split()) == language


def test_a_text_is_read_with_the_stems_of_its_language_only():
    german = tokens_of("Die Dichtungen sind leider nicht mehr dicht und wir warten")[0]
    assert "dichtung" in german.forms
    assert "leid" in german.forms
    english = tokens_of("", "It has been leaking since we changed the gaskets")[1]
    assert {"leak", "gasket"} <= english.forms
    assert "sinc" in english.forms
    assert not read_run("pumps").forms.isdisjoint({"pump"})


def test_a_title_is_read_in_the_language_of_its_text():
    title, _body = tokens_of("Rate leaking", "We have been looking at it and it is still leaking")
    assert title.forms == {"leak"}
