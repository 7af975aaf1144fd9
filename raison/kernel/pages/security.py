"""The headers that every answer carries, and the nonce of each page."""

import secrets
from contextvars import ContextVar

_nonce: ContextVar[str] = ContextVar("nonce", default="")

SECURITY_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cache-control": "private, no-store",
}


def new_nonce() -> str:
    """The nonce of the page that this task renders."""
    made = secrets.token_urlsafe(16)
    _nonce.set(made)
    return made


def page_headers() -> dict[str, str]:
    """The content security policy of a page: our scripts only, one inline import map by its nonce."""
    nonce = _nonce.get() or new_nonce()
    return {
        "content-security-policy": (
            # the nonce of styles is for Turbo's progress bar
            f"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
            "img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
            "form-action 'self'; frame-ancestors 'none'"
        ),
        "vary": "Accept, Accept-Language, Cookie, Turbo-Frame",
    }
