"""Addresses as Markdown links: without the export's own token, and only where following one can be meant."""

import re

from raison.exchange.slack.markup.escape import escape, escape_label

_FOLLOWED = ("http://", "https://", "mailto:")
_UNSAFE = re.compile(r"[\x00-\x20\x7f<>()\\`]|&(?=#?\w+;)")
_PLAIN = re.compile(r"https?://[^\s<>`\x00-\x20\x7f]+\Z")
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\Z")
_TOKEN = re.compile(r"([?&])(?:t|token)=xox[a-z]-[\w-]*(&?)")


def without_token(text: str) -> str:
    """Slack writes a token that opens every file of the export into its addresses. It must not travel on."""
    if "=xox" not in text:
        return text
    return _TOKEN.sub(lambda match: match[1] if match[2] else "", text)


def link(url: str, label: str = "") -> str:
    """`label` and `url` as they were meant, unescaped. A scheme that nobody should follow leaves the words."""
    url, label = without_token(url.strip()), label.strip()
    if label in ("", url) and _PLAIN.match(url):
        return f"<{url}>"
    if not url.lower().startswith(_FOLLOWED):
        bare = url.removeprefix("tel:")
        return escape(f"{label} ({url})" if label and label not in (url, bare) and bare == url else label or bare)
    bare = url.removeprefix("mailto:")
    if label in ("", url, bare):
        if bare != url and _MAIL.match(bare):
            return f"<{bare}>"
        label = bare
    return f"[{escape_label(label)}]({_UNSAFE.sub(_percent, url)})"


def _percent(match: re.Match[str]) -> str:
    return "&amp;" if match[0] == "&" else f"%{ord(match[0]):02X}"
