"""The challenge of a passkey ceremony: kept by the browser in a signed cookie for five minutes, and good once."""

import base64
import hashlib
import hmac
import ipaddress
import secrets
import time
from collections import OrderedDict
from typing import Any
from urllib.parse import urlsplit

import msgspec

from raison.kernel.errors import Gone, Invalid
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.settings import current_settings

Credential = dict[str, Any]
"""What a browser sends of a passkey."""
COOKIE = "raison_challenge"
LASTS_SECONDS = 300
KEPT = 10_000
_used: OrderedDict[str, None] = OrderedDict()


class Party(msgspec.Struct, frozen=True):
    """For whom a passkey is made: the host name, and the origin that the browser must report."""

    id: str
    origin: str


def relying_party(request: AnyRequest) -> Party:
    """Our name for passkeys. Raises Invalid when people come by a number: browsers make no passkeys then."""
    ours = urlsplit(current_settings().url)
    host = ours.hostname or "localhost"
    if not _is_number(host):
        return Party(host, f"{ours.scheme}://{ours.netloc}")
    asked = request.headers.get("host", "")
    if ipaddress.ip_address(host).is_loopback and asked.partition(":")[0] == "localhost":
        return Party("localhost", f"{ours.scheme}://{asked}")
    raise Invalid(_("Passkeys need a name: open Raison by localhost or by its host name, not by a number."))


def new_challenge(purpose: str) -> tuple[bytes, str]:
    """A challenge for one purpose, and the Set-Cookie that remembers it."""
    challenge = secrets.token_bytes(32)
    text, until = base64.urlsafe_b64encode(challenge).decode().rstrip("="), str(int(time.time()) + LASTS_SECONDS)
    return challenge, _cookie(f"{text}.{until}.{_signature(purpose, text, until)}", LASTS_SECONDS)


def spend_challenge(request: AnyRequest, purpose: str) -> bytes:
    """The challenge that this browser was given for the purpose. Raises Gone: forged, too old, or used already."""
    parts = request.cookies.get(COOKIE, "").split(".")
    if len(parts) == 3 and _is_good(purpose, *parts) and parts[0] not in _used:
        _used[parts[0]] = None
        if len(_used) > KEPT:
            _used.popitem(last=False)
        return base64.urlsafe_b64decode(f"{parts[0]}==")
    raise Gone(_("This took longer than five minutes, or was used already. Try again."))


def forget_challenge() -> str:
    """The Set-Cookie that clears it."""
    return _cookie("", 0)


def _is_good(purpose: str, text: str, until: str, signature: str) -> bool:
    right = hmac.compare_digest(signature.encode(), _signature(purpose, text, until).encode())
    return right and int(until) >= time.time()


def _signature(purpose: str, text: str, until: str) -> str:
    key = current_settings().secret.encode()
    return hmac.new(key, f"passkey|{purpose}|{text}|{until}".encode(), hashlib.sha256).hexdigest()


def _cookie(value: str, lasts: int) -> str:
    secure = "; Secure" if current_settings().secure else ""
    return f"{COOKIE}={value}; Path=/; Max-Age={lasts}; HttpOnly; SameSite=Strict{secure}"


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
