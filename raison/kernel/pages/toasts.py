"""One line said after a redirect, carried by a cookie that lives for that one page."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

COOKIE = "raison_toast"
MAX_TEXT = 400
"""Characters of a toast."""


def toast_cookie(text: str) -> str:
    """The Set-Cookie that says `text` on the next page."""
    value = urlsafe_b64encode(text[:MAX_TEXT].encode()).decode().rstrip("=")
    return f"{COOKIE}={value}; Path=/; Max-Age=30; SameSite=Lax; HttpOnly"


def toast_text(value: str | None) -> str:
    """The text in the cookie, or nothing when it is not one of ours."""
    if not value:
        return ""
    try:
        return urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode()[:MAX_TEXT]
    except ValueError:
        return ""


CLEAR = f"{COOKIE}=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly"
