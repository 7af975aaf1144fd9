"""Which addresses a message may link to, and where an address written as plain text begins and ends (GFM's extended
autolinks, with limits that also fit text without spaces between words).
"""

import re

from markdown_it.common.normalize_url import normalizeLink

# "Relative" is what has no colon before its first "/", "?" or "#"; "//host" and "/\host" leave this site.
_ALLOWED = re.compile(r"(?:https?://[^/?#]|mailto:.|/(?![/\\])|[?#]|[^:/?#\\]+(?:[/?#]|\Z)|\Z)", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_OWN_FILE = re.compile(r"/files/(?!.*\.\.)[A-Za-z0-9][\w./%-]*(?:\?[\w=&.-]*)?\Z", re.ASCII)

# Only characters that normalising leaves as they are; saves the full parse of nearly every real address.
_ALREADY_NORMAL = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?(?:/[\w.~/?#@!$&'()*+,;=:-]*)?\Z", re.ASCII
)

WEB_START = re.compile(r"(?<![A-Za-z0-9+.-])(?:https?://|www\.)(?=\w)", re.IGNORECASE)
_WEB_HOST = re.compile(r"(?:https?://|(www\.))([\w-]+(?:\.[\w-]+)*)", re.IGNORECASE)
# Quotation marks, brackets and full stops of East Asian scripts end an address: no space follows them there.
_WEB_REST = re.compile(r"[^\s<>\"`|\\“”„‘’«»\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]*")
_TRAILING_ENTITY = re.compile(r"&[A-Za-z0-9]+;\Z")
_OPENING = {")": "(", "]": "[", "}": "{"}
_LONGEST_ENTITY = 34


def is_allowed(url: str) -> bool:
    """Whether a link may point there: http, https, mailto and addresses on this site."""
    return _ALLOWED.match(url) is not None


def is_web(url: str) -> bool:
    return _WEB.match(url) is not None


def is_own_file(url: str) -> bool:
    """Whether a picture may be loaded from there: only what this server stores itself."""
    return _OWN_FILE.match(url) is not None


def normal(url: str) -> str:
    """The address as it goes into an attribute: percent-encoded, host names in ASCII."""
    return url if _ALREADY_NORMAL.match(url) else normalizeLink(url)


def web_address_end(text: str, start: int, limit: int) -> int:
    """Where the address that begins at `start` (a match of WEB_START) ends; `start` itself if it is none."""
    host = _WEB_HOST.match(text, start, limit)
    if host is None:
        return start
    labels = host[2].split(".")
    if any("_" in label for label in labels[-2:]) or (host[1] and len(labels) < 2):
        return start
    rest = _WEB_REST.match(text, host.end(), limit)
    return _without_trailing_punctuation(text, host.end(), rest.end() if rest else host.end())


def _without_trailing_punctuation(text: str, start: int, end: int) -> int:
    surplus: dict[str, int] = {}
    while end > start:
        last = text[end - 1]
        if last in "?!.,:*_~'":
            end -= 1
        elif last == ";":
            entity = _TRAILING_ENTITY.search(text[max(start, end - _LONGEST_ENTITY) : end])
            end -= len(entity[0]) if entity else 1
        elif last in _OPENING:
            # counted once for each kind of bracket: counting again for each of them would be quadratic
            if last not in surplus:
                surplus[last] = text.count(last, start, end) - text.count(_OPENING[last], start, end)
            if surplus[last] <= 0:
                break
            surplus[last] -= 1
            end -= 1
        else:
            break
    return end


def web_target(shown: str) -> str:
    """The address to link to, for one written as text (`www.example.org` has no scheme)."""
    return normal(shown if is_web(shown) else f"http://{shown}")
