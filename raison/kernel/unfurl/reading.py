"""What a page says of itself in its head: title, description, site and picture.

Not by `html.parser`: in Pythons before mid-2025 its time grows with the square of some inputs (CVE-2025-6069), and
these pages are chosen by strangers. This looks only for what is needed, within bounds.
"""

import codecs
import html
import re
import unicodedata
from urllib.parse import urljoin, urlsplit

import msgspec

MAX_TITLE = 200
MAX_DESCRIPTION = 500
MAX_SITE = 100
MAX_ADDRESS = 2_000

_LONGEST_TAG = 8_192
_MOST_TAGS = 1_000
_CHARSET_WITHIN = 2_048
_INTERESTING = re.compile(
    r"<(?:(!--)|(meta|title|script|style|noscript|template|svg|body|/head)(?=[\s/>]))", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"[\s/]*(?:(?P<end>>)|(?P<name>[^\s=/>\"'<]{1,60})"
    r"(?:\s{0,20}=\s{0,20}(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`]+)))?)"
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)

# Python also has "encodings" that unpack, unescape or take quadratic time; these are the web's
_ENCODINGS = frozenset(
    codecs.lookup(name).name
    for name in (
        "utf-8 utf-16 utf-16-le utf-16-be windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255"
        " windows-1256 windows-1257 windows-1258 iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7"
        " iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u cp866 ascii"
        " macintosh shift_jis euc_jp iso2022_jp gb2312 gbk gb18030 big5 euc_kr cp949"
    ).split()
)


class Page(msgspec.Struct, frozen=True):
    """What was found; empty where nothing was."""

    title: str
    description: str
    site: str
    image_url: str | None


def read_page(content: bytes, *, content_type: str, url: str) -> Page:
    """Read the head of a page of HTML that came from `url`."""
    found = _found_in(_decoded(content, content_type))
    picture = found.get("og:image:secure_url") or found.get("og:image") or found.get("twitter:image") or ""
    return Page(
        title=_line(found.get("og:title") or found.get("<title>") or found.get("twitter:title"), MAX_TITLE),
        description=_line(
            found.get("og:description") or found.get("description") or found.get("twitter:description"),
            MAX_DESCRIPTION,
        ),
        site=_line(found.get("og:site_name"), MAX_SITE) or (urlsplit(url).hostname or "").removeprefix("www."),
        image_url=_web_address(picture, url),
    )


def _decoded(content: bytes, content_type: str) -> str:
    if content.startswith(codecs.BOM_UTF8):
        return content[3:].decode("utf-8", "replace")
    named = _HEADER_CHARSET.search(content_type)
    inside = None if named else _CHARSET.search(content[:_CHARSET_WITHIN])
    name = named[1] if named else inside[1].decode("ascii") if inside else "utf-8"
    try:
        name = codecs.lookup(name).name
    except LookupError:
        name = "utf-8"
    if inside and name.startswith("utf-16"):
        name = "utf-8"  # it could be read, so it can't be true
    return content.decode(name if name in _ENCODINGS else "utf-8", "replace")


def _found_in(page: str) -> dict[str, str]:
    """Names of meta tags (`<title>` for the title) and their first contents."""
    found: dict[str, str] = {}
    position = 0
    for _ in range(_MOST_TAGS):
        tag = _INTERESTING.search(page, position)
        if tag is None:
            break
        position = tag.end()
        name = (tag[2] or "!--").lower()
        if name in ("body", "/head"):
            break
        if name == "meta":
            attributes, position = _attributes(page, position)
            key = (attributes.get("property") or attributes.get("name") or "").lower()
            if key and attributes.get("content"):
                found.setdefault(key, attributes["content"])
            continue
        inside_from = position if name == "!--" else page.find(">", position) + 1
        end = _end_of(page, name, inside_from) if inside_from else -1
        if end < 0:
            break
        if name == "title":
            found.setdefault("<title>", html.unescape(page[inside_from : min(end, inside_from + _LONGEST_TAG)]))
        position = end
    return found


def _end_of(page: str, name: str, start: int) -> int:
    if name == "!--":
        return page.find("-->", start)
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, start)
    return end.start() if end else -1


def _attributes(page: str, start: int) -> tuple[dict[str, str], int]:
    limit = min(len(page), start + _LONGEST_TAG)
    attributes: dict[str, str] = {}
    position = start
    while position < limit and (found := _ATTRIBUTE.match(page, position, limit)) and found.end() > position:
        position = found.end()
        if found["end"]:
            break
        value = found["double"] or found["single"] or found["bare"] or ""
        attributes.setdefault(found["name"].lower(), html.unescape(value))
    return attributes, position


def _line(text: str | None, limit: int) -> str:
    """One line without anything invisible, cut to the limit."""
    if not text:
        return ""
    # category "C": controls, and the marks that turn text around
    visible = "".join(c if c.isspace() or unicodedata.category(c)[0] != "C" else "" for c in text[: 4 * limit])
    line = " ".join(visible.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _web_address(written: str, base: str) -> str | None:
    try:
        address = urljoin(base, written.strip()) if written.strip() else ""
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    except ValueError:
        return None
    return address if usable and len(address) <= MAX_ADDRESS and address.isprintable() else None
