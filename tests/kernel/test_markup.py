"""What people write comes out as they meant it, the same by the short way and the long, in bounded time."""

import gzip
import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from raison.kernel.markup import MAX_SOURCE, Named, TooLong, handles_in, render, shortened, words_of
from raison.kernel.markup.links import is_allowed, normal
from raison.kernel.markup.message import MessageWriter
from raison.kernel.markup.parser import commonmark, message_language
from raison.kernel.markup.plaintext import is_plain
from raison.kernel.markup.rendering import render_the_long_way
from raison.kernel.markup.sanitising import sanitised
from raison.kernel.markup.writer import Writer

PEOPLE: dict[str, Named] = {
    "ada": ("person", "Ada Lind"),
    "bo.k": ("person", "Bo <Kern>"),
    "eve_s": ("person", "Eve"),
    "sales": ("team", "Sales & Service"),
}
ADA = '<a class="mention" href="/people/@ada">@Ada Lind</a>'


def shown(source: str) -> str:
    """The HTML without what every link has, and without the paragraph around it."""
    rendered = render(source, resolve=PEOPLE).html.replace(' rel="nofollow noopener noreferrer"', "")
    return rendered.removeprefix("<p>").removesuffix("</p>") if rendered.count("<p>") == 1 else rendered


def written(tokens_of: object, writer: Writer, source: str) -> str:
    writer.write(tokens_of.parse(source))  # type: ignore[attr-defined]
    return "".join(writer.out)


def normalised(page: str) -> str:
    """Without the white space between blocks, which no browser shows."""
    return re.sub(r"\s*(</?(?:p|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|hr)\b[^>]*>)\s*", r"\1", page).strip()


# ── the specifications ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.shared
def test_commonmark_is_written_as_its_specification_says(shared_data: Path):
    examples = json.loads(gzip.decompress((shared_data / "markdown" / "commonmark_tests.json.gz").read_bytes()))
    wrong = [
        one["example"]
        for one in examples
        if normalised(written(commonmark(), Writer(), one["markdown"])) != normalised(one["html"])
    ]
    assert len(examples) > 640
    assert wrong == []


MEANT_OTHERWISE = {
    496: "raw HTML is shown as the text that it is",
    502: "only http, https, mailto and relative addresses become links",
    598: "only http, https, mailto and relative addresses become links",
    601: "only http, https, mailto and relative addresses become links",
    603: "only http, https, mailto and relative addresses become links",
    604: "GFM: a bare address is a link",
    610: "GFM: a bare address is a link",
    613: "GFM: a bare address is a link",
}


class BareAddresses(Writer):
    """CommonMark's own writer, which has no bare addresses, with them."""


def _bare_address(self: Writer, tokens: object, position: int) -> None:
    shown = html.escape(tokens[position].content)  # type: ignore[index]
    self.out.append(f'<a href="{shown}">{shown}</a>')


BareAddresses.methods = Writer.methods | {"web_address": _bare_address}


@pytest.mark.shared
def test_the_language_of_messages_is_commonmark_but_for_what_is_meant_otherwise(shared_data: Path):
    examples = json.loads(gzip.decompress((shared_data / "markdown" / "commonmark_tests.json.gz").read_bytes()))
    without_html = [
        one
        for one in examples
        if "HTML" not in one["section"]
        and (not re.search(r"<[a-z/!?]", one["markdown"], re.I) or "&lt;" in one["html"] or "<http" in one["markdown"])
    ] + [one for one in examples if one["example"] in MEANT_OTHERWISE]
    different = {
        one["example"]
        for one in without_html
        if normalised(written(message_language(), BareAddresses(), one["markdown"])) != normalised(one["html"])
    }
    assert len(without_html) > 550
    assert different == set(MEANT_OTHERWISE)


def _as_gfm(page: str) -> str:
    """Our HTML in GFM's words: without what is only for style and access."""
    page = re.sub(r'</?div[^>]*>|</?label>| class="[^"]*"| tabindex="0"| />|<br>', "", page.replace(" />", ">"))
    page = re.sub(r"<input[^>]*>", lambda box: "<input checked>" if " checked" in box[0] else "<input>", page)
    return normalised(page.replace("<del>", "<s>").replace("</del>", "</s>"))


@pytest.mark.shared
def test_tables_tasks_strikethrough_and_bare_addresses_are_as_gfm_says(shared_data: Path):
    specification = gzip.decompress((shared_data / "markdown" / "gfm_spec.txt.gz").read_bytes()).decode()
    examples = re.findall(r"^`{32} example (\w+)\n(.*?)^\.\n(.*?)^`{32}$", specification, re.S | re.M)
    different = [
        source
        for _, source, wanted in examples
        if _as_gfm(written(message_language(), MessageWriter(), source)) != _as_gfm(wanted)
    ]
    assert len(examples) == 24
    # on purpose: ftp:// is no link here, and raw HTML is text
    assert [source[:20] for source in different] == ["http://commonmark.or", "<strong> <title> <st"]


# ── what is ours ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("hello", "hello"),
        ("one\ntwo", "one<br>\ntwo"),
        ("one\r\ntwo", "one<br>\ntwo"),
        ("<b>x</b> & 'y'", "&lt;b&gt;x&lt;/b&gt; &amp; 'y'"),
        ("# Title", "<h3>Title</h3>"),
        ("#### Deep", "<h3>Deep</h3>"),
        ("# A\n### B\n# C", "<h3>A</h3>\n<h4>B</h4>\n<h3>C</h3>"),
        ("~~gone~~ ~too~", "<s>gone</s> <s>too</s>"),
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
        ("[a](//evil.example)", "[a](//evil.example)"),
        ("[a](/communities/7)", '<a href="/communities/7">a</a>'),
        ("[a](mailto:a@b.example)", '<a href="mailto:a@b.example">a</a>'),
        ("![cat](https://x.example/c.png)", '<a href="https://x.example/c.png">cat</a>'),
        ("![](https://x.example/c.png)", '<a href="https://x.example/c.png">https://x.example/c.png</a>'),
        ("![cat](/files/ab/c.png)", '<img src="/files/ab/c.png" alt="cat" loading="lazy">'),
        ("![cat](/files/../logout)", '<a href="/files/../logout">cat</a>'),
        ("[![cat](https://x.example/c.png)](/a)", '<a href="/a">cat</a>'),
        (
            "see https://x.example/a_b_c?d=1&e=2.",
            'see <a href="https://x.example/a_b_c?d=1&amp;e=2">https://x.example/a_b_c?d=1&amp;e=2</a>.',
        ),
        ("(https://x.example/A_(b))", '(<a href="https://x.example/A_(b)">https://x.example/A_(b)</a>)'),
        ("**https://x.example/~a**", '<strong><a href="https://x.example/~a">https://x.example/~a</a></strong>'),
        ("见https://x.example/a，谢谢", '见<a href="https://x.example/a">https://x.example/a</a>，谢谢'),
        ("www.x.example", '<a href="http://www.x.example">www.x.example</a>'),
        ("README.md and main.py", "README.md and main.py"),
        ("to ada@works.example.", 'to <a href="mailto:ada@works.example">ada@works.example</a>.'),
    ],
)
def test_messages_are_shown_as_meant(source: str, page: str):
    assert shown(source) == page


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("@ada hello", f"{ADA} hello"),
        ("@Ada.", f"{ADA}."),
        ("(@ada's)", f"({ADA}'s)"),
        ("请@ada看", f"请{ADA}看"),
        ("**@ada**", f"<strong>{ADA}</strong>"),
        ("@bo.k", '<a class="mention" href="/people/@bo.k">@Bo &lt;Kern&gt;</a>'),
        ("@eve_s", '<a class="mention" href="/people/@eve_s">@Eve</a>'),
        ("@sales", '<a class="mention" href="/teams/@sales">@Sales &amp; Service</a>'),
        ("@nobody", "@nobody"),
        ("@a", "@a"),
        ("@", "@"),
        ("`@ada`", "<code>@ada</code>"),
        ("[@ada](/x)", '<a href="/x">@ada</a>'),
        ("mail@ada", "mail@ada"),
        ("@ada@elsewhere.example", "@ada@elsewhere.example"),
        ("x@ada.example", '<a href="mailto:x@ada.example">x@ada.example</a>'),
        ("https://x.example/@ada", '<a href="https://x.example/@ada">https://x.example/@ada</a>'),
        (r"\@ada", "@ada"),
        ("@adalbert", "@adalbert"),
    ],
)
def test_people_and_teams_are_shown_by_name_where_they_are_meant(source: str, page: str):
    assert shown(source) == page


def test_who_was_named_is_told_once_each_in_order():
    rendered = render("@sales ask @ada, @Ada and @nobody\n\n    @bo.k\n\n`@eve_s`", resolve=PEOPLE)
    assert rendered.mentions == ("sales", "ada")
    assert handles_in("@sales ask @Ada, @ada `@bo.k` x@y.example") == ("sales", "ada", "bo.k")
    asked: list[str] = []
    render("@ada @Bo.K", resolve=lambda handle: asked.append(handle))
    assert asked == ["ada", "bo.k"]


def test_links_outside_code_are_told_once_each_in_order():
    source = (
        "https://a.example/ [b](https://b.example) ![c](http://c.example/c.png) https://a.example/ `https://d.example`"
        " www.e.example [f](/here) x@g.example ![h](/files/h.png)\n\n```\nhttps://i.example\n```"
    )
    assert render(source).links == (
        "https://a.example/",
        "https://b.example",
        "http://c.example/c.png",
        "http://www.e.example",
    )


def test_the_plain_text_is_what_can_be_read():
    source = "# Plan\n- [x] *ask* @ada :tada:\n\n|a|b|\n|-|-|\n|c|d|\n\n```sql\nselect 1\n```\n![cat](/files/c)"
    assert render(source, resolve=PEOPLE).plain == "Plan\nask @Ada Lind 🎉\na b\nc d\nselect 1\ncat"


def test_the_cells_of_a_table_stand_apart_in_an_excerpt():
    source = (
        "As every week.\n\n| | this week | since |\n|-|-|-|\n| Start-ups | **34** | |\n| Visits | 2 | 16 |\n\nDone."
    )
    rendered = render(source)
    assert rendered.excerpt == "As every week. this week · since; Start-ups · 34; Visits · 2 · 16 Done."
    assert words_of(rendered.html) == rendered.excerpt
    assert words_of("<p>A &amp; B</p> <p>and &am") == "A & B and"


def test_items_of_a_list_and_what_is_under_a_heading_stand_apart_in_an_excerpt():
    listed = render("# Done\n\n- Threads stay\n- Ask `here`\n- One more.\n- Last\n\nThank you.")
    assert listed.excerpt == "Done: Threads stay; Ask here; One more. Last Thank you."
    assert render("1. *One*\n   - nested\n2. Two").excerpt == "One nested; Two"
    assert render("# Really?\n\nYes").excerpt == "Really? Yes"


def test_an_excerpt_is_a_line_of_whole_words():
    text = "word " * 100
    assert render(text).excerpt == "word " * 55 + "word…"
    assert render("short\n\ntext").excerpt == "short text"
    assert shortened("a" * 300) == "a" * 279 + "…"
    assert shortened("e\u0301" * 200)[:-1] == "e\u0301" * 139
    assert shortened("👨‍👩‍👧" * 80).removesuffix("…").count("👨") * 5 == len(shortened("👨‍👩‍👧" * 80)) - 1


@given(st.text(max_size=900), st.integers(min_value=10, max_value=280))
def test_an_excerpt_is_never_longer_than_its_limit(text: str, limit: int):
    excerpt = shortened(text, limit)
    assert len(excerpt) <= limit
    assert "\n" not in excerpt


def test_tasks_are_boxes_that_nobody_can_tick_here_and_that_have_a_name():
    page = render("- [x] done **it**\n- [ ] open").html
    assert (
        '<li class="task"><label><input type="checkbox" disabled="" checked=""> done <strong>it</strong></label></li>'
        in page
    )
    assert '<label><input type="checkbox" disabled=""> open</label>' in page


def test_what_scrolls_can_be_reached_by_keyboard():
    page = render("| a |\n|--:|\n| b |\n\n```\ncode\n```").html
    assert page.startswith('<div class="table" tabindex="0"><table>')
    assert '<td align="right">b</td>' in page
    assert '<pre tabindex="0"><code>code\n</code></pre>' in page


def test_code_is_coloured_where_its_language_is_named_and_it_is_not_long():
    assert '<span class="code__keyword">def </span>' in render("```py\ndef f(): pass\n```").html
    assert '<code class="language-python">' in render("```py title=x\ndef f(): pass\n```").html
    assert "<span" not in render("```\ndef f(): pass\n```").html
    assert "<span" not in render("```klingon\ndef f(): pass\n```").html
    assert "<span" not in render("```py\n" + "x = 1  # one\n" * 600 + "```").html
    many = "```py\nx = 1\n```\n" * 2_000
    assert len(re.findall("<span", render(many).html)) < 6_000


def test_code_stays_letter_for_letter():
    code = 'if (a < b && c > "d") {\n\n\n\treturn `x`; // ö 🎉\n}\n   \n'
    for language in ("js", "python", "html", "diff", "sql", ""):
        page = render(f"````{language}\n{code}````").html
        inside = re.sub(r"<[^>]*>", "", page)
        assert html.unescape(inside) == code.rstrip("\n") + "\n" or html.unescape(inside).rstrip() == code.rstrip()


def test_a_source_over_the_limit_is_refused_and_one_at_the_limit_is_not():
    assert render("a " * (MAX_SOURCE // 2)).plain
    with pytest.raises(TooLong):
        render("a" * (MAX_SOURCE + 1))


@pytest.mark.parametrize("source", ["", " ", "\n\n", "\0", "\ud800", "a\udfffb", "\ufeff", "\u2028", "\x85", "\x1c"])
def test_empty_and_odd_sources_are_rendered(source: str):
    rendered = render(source)
    assert rendered.html.encode().decode() == rendered.html
    assert rendered.plain == rendered.excerpt or rendered.plain.split() == rendered.excerpt.split()


# ── properties ──────────────────────────────────────────────────────────────────────────────────────────────────

PIECES = st.sampled_from(
    [
        *" abzAZ09.,:;!?-+=#>|()[]{}<*_~`'\"\\/@&\n\t",
        *(
            "\n\n",
            "\n ",
            "  \n",
            " \n",
            "\n- ",
            "\n1. ",
            "\n# ",
            "\n> ",
            "\n---\n",
            "\n```\n",
            "\n|-|",
            "\n===",
            "    ",
        ),
        *(
            "https://",
            "http://",
            "HTTP://",
            "www.",
            "WWW.",
            "x.example",
            "a_b",
            "/p?q=1&r=2",
            "&amp;",
            "&copy",
            "&#65;",
            "&a;",
        ),
        *(
            "@ada",
            "@Ada",
            "@sales",
            "@no-one",
            "a@b.io",
            ":tada:",
            ":+1:",
            ":no:",
            "é",
            "请",
            "，",
            "🎉",
            "\u00a0",
            "\u200b",
        ),
        *(
            "\x0b",
            "\x1f",
            "\x85",
            "\u2028",
            "\ufeff",
            "\u3000",
            "[a](b)",
            "![a](/files/b)",
            "**",
            "~~",
            "- [x] ",
            "a | b",
        ),
    ]
)
SOURCES = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=80))


@settings(max_examples=1_500, deadline=None)
@given(SOURCES)
@example("a\n:-|\n")
@example("a|b\n:--|-\n")
@example("a_b _c_")
@example("https://x.example,@ada :tada:")
@example("a \nb")
def test_the_short_way_gives_exactly_what_the_long_way_gives(source: str):
    trimmed = source.rstrip(" \n").lstrip("\n")
    assert render(source, resolve=PEOPLE) == render_the_long_way(trimmed, resolve=PEOPLE)


def test_most_of_what_people_write_takes_the_short_way():
    assert is_plain(
        "Hello @ada, see https://x.example/a_b?c=1&d=2 (from 9:30) :tada:\nIt's 5 > 3 & more; R&D + you: +1!\n\n2 more."
    )
    for source in (
        "*a*",
        "a `b`",
        "- a",
        "# a",
        "> a",
        "[a](b)",
        "a  \nb",
        "1. a",
        "&amp;",
        "_a_",
        "a\n---",
        "a|b\n-|-",
    ):
        assert not is_plain(source)


@settings(max_examples=400, deadline=None)
@given(SOURCES)
def test_rendering_and_sanitising_change_nothing_the_second_time(source: str):
    page = render(source, resolve=PEOPLE).html
    assert render(source, resolve=PEOPLE).html == page
    assert sanitised(page) == page


@given(st.text(st.sampled_from("abz019.:/?#@&=+,;-_~!'()*$%[] \\\t\nhtps"), max_size=40))
@example("http://a/%41")
@example("https://a.b:80/c?d#e")
def test_an_address_that_is_normal_stays_as_it_is(url: str):
    assert normal(normal(url)) == normal(url)


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "blob:x",
        ),
        *("//evil.example", "http:evil.example", "https:/evil", "intent://x"),
    ],
)
def test_only_addresses_of_the_web_of_mail_and_of_this_site_become_links(url: str):
    assert not is_allowed(url)
    assert not is_allowed("/\\evil.example")
    assert "href" not in render(f"[a](<{url}>) ![b](<{url}>)").html


# ── bounds ──────────────────────────────────────────────────────────────────────────────────────────────────────

PATHOLOGICAL = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from raison.kernel.markup import MAX_SOURCE, render
parts = [
    "[", "![", "*", "**a", "*a ", "_a ", "a_", "~", "~~a", "`", "> ", "- ", "1. ", "<", "&", "&a;", "\\\\", "@", "@a@",
    "a@a.", ":a:", "http://", "https://a_b.", "www.", "|", "a|", "\\n", "- a\\n", "> a\\n", "\\t", "[a](", "[a](b",
    "[a][", "[a]: b\\n", "a``", "![a](b)",
    "<a@b.c>", "[[a]", "a\\n===\\n", "# a\\n", "* * ", "+ ", "~~~a\\n", "a|b\\n-|-\\n",
    "*a _b **c __d ~e ", "> - ", "[a](<", "a\\u0301", "\\u3000",
]
sources = [part * (MAX_SOURCE // len(part)) for part in parts] + [
    ">" * 20_000 + "a",
    "".join("  " * depth + "- a\\n" for depth in range(190)),
    "".join("`" * length + " " for length in range(1, 280)),
    "|" + "a|" * 300 + "\\n|" + "-|" * 300 + "\\n" + "a\\n" * 15_000,
    "|" + "a|" * 20 + "\\n|" + "-|" * 20 + "\\n" + "a\\n" * 900,
    "https://a.b/" + ")" * 39_000,
    "https://a.b/" + "&a;" * 13_000,
    "".join(f"[a{number}]: b\\n" for number in range(3_000)) + "[a1] " * 800,
    "[a" * 10_000 + "](b)" * 4_000,
    ("a" * 60 + "@") * 600,
] + ["```" + language + "\\n" + part * (6_000 // len(part)) + "\\n```"
     for language in ("js", "py", "scala", "c#", "css", "html", "php", "perl", "md", "sql", "yaml", "rb")
     for part in ("(", "'", "`", "/*", "<", "${", "a ", "<!--", "\\\\")]
for source in sources:
    html = render(source[:MAX_SOURCE]).html
    assert len(html) < 3_000_000, (source[:20], len(html))
print("done")
"""


@pytest.mark.slow
def test_no_source_takes_long_or_grows_out_of_proportion():
    done = subprocess.run([sys.executable, "-c", PATHOLOGICAL], capture_output=True, text=True, check=False)
    assert done.stdout == "done\n", done.stderr


def test_a_table_that_would_grow_out_of_proportion_stays_text():
    wide = "|" + "a|" * 60 + "\n|" + "-|" * 60 + "\n"
    assert "<table>" in render(wide + "a\n" * 10).html
    assert "<table>" not in render(wide + "a\n" * 10_000).html
