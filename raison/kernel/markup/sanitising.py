"""The last gate before a browser: whatever a fault in the parser or the writer let through, only these tags leave."""

import nh3

from raison.kernel.markup import links
from raison.kernel.markup.highlighting import CLASSES, LANGUAGES

TAGS = frozenset(
    "a blockquote br code del div em h3 h4 h5 h6 hr img input label li ol p pre s span strong"
    " table tbody td th thead tr ul".split()
)
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "loading"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
    "pre": {"tabindex"},
    "div": {"tabindex"},
    "input": {"checked", "disabled"},
}
RELATION = "nofollow noopener noreferrer"
SCHEMES = frozenset({"http", "https", "mailto"})


def _only_own_pictures(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "src":
        return value if links.is_own_file(value) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    attribute_filter=_only_own_pictures,
    tag_attribute_values={"input": {"type": {"checkbox"}}},
    set_tag_attribute_values={"input": {"disabled": ""}},
    allowed_classes={
        "a": {"mention"},
        "code": {f"language-{name}" for name in LANGUAGES.values()},
        "div": {"table"},
        "li": {"task"},
        "span": set(CLASSES),
    },
    link_rel=RELATION,
    url_schemes=SCHEMES,
)


def sanitised(html: str) -> str:
    """The HTML with nothing in it but what a message may have."""
    return _CLEANER.clean(html)
