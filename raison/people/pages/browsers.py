"""What pages of signing in share: the browser that asks, where to go next, the cookie of the new session."""

from typing import TypedDict

from raison.kernel.forms import AnyRequest
from raison.kernel.limits import caller
from raison.kernel.routes import Redirect, redirect
from raison.kernel.settings import current_settings
from raison.people.sessions import COOKIE, session_cookie

HOME = "/home"


class Browser(TypedDict):
    """What a session remembers of the browser."""

    agent: str
    address: str


def browser_of(request: AnyRequest) -> Browser:
    """The browser that asks."""
    return Browser(agent=request.headers.get("user-agent", ""), address=caller(request))


def old_secret(request: AnyRequest) -> str:
    """The session cookie that the browser brings, whatever it is worth."""
    return request.cookies.get(COOKIE, "")


def local_path(text: str) -> str:
    """A page of ours to go to, or home: never another site, never back to signing in."""
    local = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable() and "\\" not in text
    return text if local and not text.startswith(("/sign-", "/first-run", "/reset")) else HOME


def signed_in(secret: str, to: str = HOME, *, toast: str = "") -> Redirect:
    """Go there with the cookie of a new session."""
    return redirect(to, cookies=[cookie_of(secret)], toast=toast)


def cookie_of(secret: str) -> str:
    """The Set-Cookie of a session; an empty secret removes it."""
    return session_cookie(secret, secure=current_settings().secure)
