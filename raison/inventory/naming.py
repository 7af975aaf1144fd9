"""What makes two spellings one tool, and what an address says of it."""

import re
import unicodedata
from urllib.parse import urlsplit

_LEGAL = re.compile(r"\b(inc|incorporated|ltd|limited|llc|gmbh|ag|corp|corporation|co|bv|sa|se|plc|ab|as|oy)\b\.?")
_SIGNS = re.compile(r"[\W_]+")


def key_of(name: str) -> str:
    """The name without case, accents, signs and the form of the company: “Slack Technologies, Inc.” and “slack
    technologies” are one. Empty for what has no letter and no digit."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return _SIGNS.sub("", _LEGAL.sub(" ", folded)) or _SIGNS.sub("", folded)


def host_of(address: str) -> str:
    """The host of an address, without www; empty when it has none."""
    try:
        host = urlsplit(address if "://" in address else f"https://{address}").hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")
