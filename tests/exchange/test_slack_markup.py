"""Slack's markup becomes Markdown that shows what Slack showed: proved by the renderer itself."""

import re
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raison.exchange.slack.markup import Markup
from raison.kernel.markup import render

HANDLES = {"U0ADA": "ada", "U0BO": "bo.lindqvist"}
CHANNELS = {"C0PUMPS": "pumps"}


def converted(text: Any = "", *, blocks: Any = None, attachments: Any = None) -> tuple[str, tuple[str, ...]]:
    """Source and mentions of a message with these fields."""
    encode = msgspec.json.encode
    return Markup(HANDLES.get, CHANNELS).convert(
        text,
        blocks=encode(blocks) if blocks is not None else b"",
        attachments=encode(attachments) if attachments is not None else b"",
    )


def rich(*elements: dict[str, Any]) -> list[dict[str, Any]]:
    """One rich text block."""
    return [{"type": "rich_text", "block_id": "x1", "elements": list(elements)}]


def section(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": list(elements)}


def words(text: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


@pytest.mark.parametrize(
    ("slack", "markdown"),
    [
        ("plain words", "plain words"),
        ("*bold* _it_ ~gone~", "**bold** *it* ~~gone~~"),
        ("*_both_* and _*both*_", "***both*** and ***both***"),
        ("2*3*4 and snake_case_name", r"2\*3\*4 and snake_case_name"),
        ("a * b * c", "a * b * c"),
        ("*not closed and _neither", r"\*not closed and \_neither"),
        ("*over\ntwo lines*", "\\*over\ntwo lines\\*"),
        ("`a *b* &lt;c&gt;`", "`a *b* <c>`"),
        ("`<https://x.example|x.example>`", "`x.example`"),
        ("see <https://x.example/a?b=1&amp;c=2>", "see <https://x.example/a?b=1&c=2>"),
        ("<https://x.example/a|the page>", "[the page](https://x.example/a)"),
        ("<https://x.example/a_(b)|a [b]>", r"[a \[b\]](https://x.example/a_%28b%29)"),
        ("<mailto:ada@pumps.example|ada@pumps.example>", "<ada@pumps.example>"),
        ("<tel:+4912345|+49 123 45>", "+49 123 45"),
        ("<javascript:alert(1)|click>", "click (javascript:alert(1))"),
        ("*<https://x.example/|here>*", "**[here](https://x.example/)**"),
        ("<@U0ADA> and <@U0ADA|ada.l>", "@ada and @ada"),
        ("<@U0GONE|old.name> left", r"\@old.name left"),
        ("<@U0GONE>", r"\@U0GONE"),
        ("<#C0PUMPS> <#C9|valves> <#C8>", "#pumps #valves #C8"),
        ("<!here> <!channel|@channel> <!everyone>", r"\@here \@channel \@everyone"),
        ("<!subteam^S1|@sales> <!subteam^S2>", r"\@sales \@S2"),
        ("<!date^1392734382^Posted {date}|Feb 18>", "Feb 18"),
        ("<!date^1392734382^{date}^https://x.example/|Feb 18>", "[Feb 18](https://x.example/)"),
        ("<!date^1392734382^{date}>", "2014-02-18 14:39 UTC"),
        ("write to @bo, not bo@pumps.example", r"write to \@bo, not bo@pumps.example"),
        ("&gt; quoted\n&gt; twice\nnot", "> quoted\n> twice\n\nnot"),
        ("so:\n&gt;&gt;&gt;great\nall of it", "so:\n\n> great\n> all of it"),
        ("• one\n    ◦ two\n• three", "- one\n    - two\n- three"),
        ("```one\n  two```", "```\none\n  two\n```"),
        ("a ```b``` c", "a \n\n```\nb\n```\n\n c"),
        ("# no heading", r"\# no heading"),
        ("1. no list\n3) nor this", "1\\. no list\n3\\) nor this"),
        ("above\n---\nbelow", "above\n\\---\nbelow"),
        ("x &lt;b&gt; y &amp;amp; z", r"x \<b> y \&amp; z"),
        ("[a](b)", r"[a\](b)"),
        ("x <- c(1) |> f()", "x <- c(1) |> f()"),
        ("token https://files.slack.com/f?t=xoxe-12-ab and on", "token https://files.slack.com/f and on"),
    ],
)
def test_slack_markup_becomes_markdown(slack: str, markdown: str) -> None:
    assert converted(slack)[0] == markdown


def test_rich_text_keeps_styles_lists_quotes_and_code() -> None:
    blocks = rich(
        section(words("Order "), words("today ", bold=True), words("not "), words("later", bold=True, italic=True)),
        {
            "type": "rich_text_list",
            "style": "ordered",
            "indent": 0,
            "elements": [section(words("pump")), section(words("valve"))],
        },
        {"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": [section(words("brass"))]},
        {"type": "rich_text_list", "style": "ordered", "indent": 0, "offset": 2, "elements": [section(words("seal"))]},
        {"type": "rich_text_quote", "elements": [words("as they\nsaid")]},
        {"type": "rich_text_preformatted", "elements": [words("x <- `1`\n")]},
    )
    assert converted("", blocks=blocks)[0] == (
        "Order **today** not ***later***\n\n"
        "1. pump\n2. valve\n    - brass\n3. seal\n\n"
        "> as they\n> said\n\n"
        "```\nx <- `1`\n```"
    )


def test_rich_text_names_people_channels_groups_and_emoji() -> None:
    source, mentions = converted(
        "ignored, since the blocks say it exactly",
        blocks=rich(
            section(
                {"type": "user", "user_id": "U0ADA"},
                words("-style "),
                {"type": "user", "user_id": "U0GONE"},
                {"type": "channel", "channel_id": "C0PUMPS"},
                {"type": "usergroup", "usergroup_id": "S1"},
                {"type": "broadcast", "range": "here"},
                {"type": "emoji", "name": "wave", "unicode": "1f44b-1f3fd", "skin_tone": 4},
                {"type": "emoji", "name": "our_pump"},
                words("!"),
                {"type": "link", "url": "https://x.example/a", "text": "page", "style": {"bold": True}},
                {"type": "link", "url": "https://x.example/b"},
                {"type": "color", "value": "#ff0000"},
                {"type": "date", "timestamp": 1, "format": "{date}", "fallback": "1 May"},
            )
        ),
    )
    assert mentions == ("U0ADA", "U0GONE")
    assert source == (
        r"@ada -style \@U0GONE#pumps\@S1\@here" + "\U0001f44b\U0001f3fd:our_pump:!"
        "**[page](https://x.example/a)**<https://x.example/b>#ff00001 May"
    )


def test_a_link_after_an_exclamation_mark_is_no_picture() -> None:
    blocks = rich(section(words("Look!"), {"type": "link", "url": "https://x.example/a", "text": "there"}))
    assert converted("", blocks=blocks)[0] == r"Look\![there](https://x.example/a)"


def test_bots_made_of_blocks_and_attachments_are_readable() -> None:
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "Pump 7 stopped"}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "*Since* 09:14"}, "fields": [
            {"type": "mrkdwn", "text": "Line: 3"}
        ]},
        {"type": "divider"},
        {"type": "context", "elements": [
            {"type": "image", "image_url": "https://x.example/i.png", "alt_text": "i"},
            {"type": "mrkdwn", "text": "sensor _12_"},
        ]},
        {"type": "actions", "elements": [
            {"type": "button", "text": {"type": "plain_text", "text": "Open"}, "url": "https://x.example/7"},
            {"type": "button", "text": {"type": "plain_text", "text": "Snooze"}, "value": "1"},
        ]},
    ]  # fmt: skip
    assert converted("Pump 7 stopped", blocks=blocks)[0] == (
        "### Pump 7 stopped\n\n**Since** 09:14\n\nLine: 3\n\n---\n\nsensor *12*\n\n[Open](https://x.example/7)"
    )
    attachment = {
        "pretext": "New order",
        "title": "Order 12",
        "title_link": "https://x.example/12",
        "text": "from *Acme*",
        "fields": [{"title": "Value", "value": "12,000 €", "short": True}],
        "fallback": "Order 12 from Acme",
    }
    assert converted("", attachments=[attachment])[0] == (
        "New order\n\n**[Order 12](https://x.example/12)**\n\nfrom **Acme**\n\n**Value:** 12,000 €"
    )
    assert converted(None, attachments=[{"fallback": "only this"}])[0] == "only this"


def test_previews_of_links_are_left_out_and_shared_messages_quoted() -> None:
    preview = {"from_url": "https://x.example/", "title": "Example", "text": "A page"}
    shared = {"is_share": True, "author_name": "Bo", "text": "the old words", "from_url": "https://s.example/p1"}
    assert converted("see <https://x.example/>", attachments=[preview])[0] == "see <https://x.example/>"
    assert converted("", attachments=[preview])[0] == "**Example**\n\nA page"
    assert converted("as said:", attachments=[shared])[0] == "as said:\n\n> Bo\n>\n> the old words"


def test_blocks_of_an_unknown_kind_leave_the_text_or_give_their_own() -> None:
    unknown = [{"type": "hologram", "scene": [{"text": "deep *words*"}]}]
    assert converted("the text says it", blocks=unknown)[0] == "the text says it"
    assert converted("", blocks=unknown)[0] == r"deep \*words\*"
    assert converted("", blocks=[{"type": "rich_text", "elements": "not a list"}, {"text": "kept"}])[0] == "kept"


SLACK_TEXT = st.text("ab1 \n\t*_~`<>&;@#!|[](){}\\-+=.:/•é请🙂\x00\u2028", max_size=80) | st.text(max_size=40)


@settings(max_examples=200, deadline=None)
@given(SLACK_TEXT)
def test_any_slack_text_converts_and_renders(text: str) -> None:
    source, _ = converted(text)
    assert "\x00" not in source
    render(source)


# no letters that are emoji between colons: what is typed as a shortcode becomes one
LITERAL = st.text(alphabet="ck12 \n*_~`<>&;@#!|[](){}\\-+=.:/\"'^$%é请", max_size=60)


@settings(max_examples=300, deadline=None)
@given(LITERAL)
def test_literal_text_is_shown_as_it_was_typed(text: str) -> None:
    blocks = rich(section(words(text)))
    source, mentions = converted("", blocks=blocks)
    shown = render(source)
    assert mentions == ()
    assert visible(shown.plain) == visible(text)


STYLE = st.fixed_dictionaries({}, optional={each: st.just(True) for each in ("bold", "italic", "strike", "code")})


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(LITERAL, STYLE), max_size=5))
def test_styled_text_loses_no_letter(pieces: list[tuple[str, dict[str, bool]]]) -> None:
    blocks = rich(section(*(words(text, **style) for text, style in pieces)))
    shown = render(converted("", blocks=blocks)[0])
    assert letters(shown.plain) == letters("".join(text for text, _ in pieces))


KEYS = "type text elements style url user_id fields rows title indent unicode name value fallback blocks offset".split()
KINDS = "rich_text section table rich_text_list rich_text_section rich_text_quote text link user header image".split()
LEAF = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(KINDS)
JSON = st.recursive(
    LEAF,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=25,
)
REST = st.dictionaries(st.sampled_from(KEYS), JSON, max_size=4)
BLOCKS = st.lists(st.builds(lambda kind, rest: {**rest, "type": kind}, st.sampled_from(KINDS), REST), max_size=3)


@settings(max_examples=200, deadline=None)
@given(text=JSON, blocks=JSON | BLOCKS, attachments=JSON)
def test_nothing_that_is_json_stops_the_conversion(text: Any, blocks: Any, attachments: Any) -> None:
    render(converted(text, blocks=blocks, attachments=attachments)[0])


HOSTILE = {
    "openers": "*a _b ~c " * 20_000,
    "ticks": "`" * 50_000,
    "brackets": "<" * 50_000,
    "names": "<@" * 50_000,
    "fences": "```" * 20_000,
    "quotes": "> " * 30_000,
    "deep quotes": "&gt;&gt;&gt;" * 9_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_converted_in_time_that_grows_with_its_length(text: str) -> None:
    assert converted(text)[0]


def visible(text: str) -> list[str]:
    """Lines as people see them: without what white space does at their edges."""
    return [line for each in text.split("\n") if (line := re.sub(r"\s+", " ", each).strip())]


def letters(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)
