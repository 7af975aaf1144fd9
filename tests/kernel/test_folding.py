"""Sentences in templates are looked up once, when the template is compiled."""

import pytest
from jinja2.exceptions import UndefinedError

from raison.kernel.pages.folding import Folding

GERMAN = {"Home": "Zuhause", "100%% sure": "100%% sicher", "A <b>b</b>": "Ein <b>b</b>"}


def environment(*, asked: list[str]) -> Folding:
    """An environment in German that notes which sentences are looked up while a page is drawn."""

    def gettext(message: str) -> str:
        asked.append(message)
        return GERMAN.get(message, message)

    made = Folding(extensions=["jinja2.ext.i18n"], autoescape=True)
    made.install_gettext_callables(gettext, lambda one, many, number: one, newstyle=True)  # type: ignore[attr-defined]
    made.translate = lambda message: GERMAN.get(message, message)
    return made


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ('{{ _("Home") }}', "Zuhause"),
        ('{{ _("100%% sure") }}', "100% sicher"),
        ('{{ _("A <b>b</b>") }}', "Ein <b>b</b>"),
        ('{{ _("Home") ~ "<" }}', "Zuhause&lt;"),
        ('{% set word = _("Home") %}{{ word|upper }}', "ZUHAUSE"),
        ('{% macro part(text=_("Home")) %}{{ text }}{% endmacro %}{{ part() }}', "Zuhause"),
    ],
)
def test_a_sentence_without_values_is_text_in_the_compiled_template(template: str, shown: str):
    asked: list[str] = []
    assert environment(asked=asked).from_string(template).render() == shown
    assert asked == []


def test_a_sentence_with_values_is_looked_up_and_its_values_are_escaped():
    asked: list[str] = []
    made = environment(asked=asked).from_string('{{ _("in %(name)s", name=name) }} {{ _(name) }}')
    assert made.render(name="<i>") == "in &lt;i&gt; <i>"
    assert asked == ["in %(name)s", "<i>"]


def test_other_calls_stay_what_they_are():
    with pytest.raises(UndefinedError):
        environment(asked=[]).from_string('{{ other("Home") }}').render()
