"""What a handler may answer with: a page, fragments for Turbo, a redirect, bytes; structs become JSON by themselves."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

import msgspec

from raison.kernel.spine import Fragment


class Answer(msgspec.Struct, kw_only=True):
    """Base of every answer: status, headers, and cookies to set."""

    status: int = 200
    headers: dict[str, str] = {}
    cookies: list[str] = []


class Page(Answer, kw_only=True):
    """A template with its context, in the shell, or alone when Turbo asked for a frame."""

    template: str
    context: dict[str, Any]


class Redirect(Answer, kw_only=True):
    """After a successful form: go there (303), so that reloading does not send it twice."""

    to: str
    status: int = 303


class Streamed(Answer, kw_only=True):
    """Fragments for Turbo; a browser without it is redirected to `otherwise`."""

    fragments: tuple[Fragment, ...]
    otherwise: str


class Text(Answer, kw_only=True):
    """Plain text or a piece of HTML."""

    text: str
    media_type: str = "text/plain; charset=utf-8"


class Bytes(Answer, kw_only=True):
    """Bytes of a kind."""

    body: bytes
    media_type: str = "application/octet-stream"


class Attachment(Answer, kw_only=True):
    """A stream of bytes with its own headers; never rendered with our origin's rights."""

    parts: AsyncIterator[bytes]


def page(template: str, /, *, status: int = 200, headers: Mapping[str, str] | None = None, **context: Any) -> Page:
    """A page from a slice's template."""
    return Page(template=template, context=context, status=status, headers=dict(headers or {}))


def redirect(to: str, *, cookies: list[str] | None = None, toast: str = "") -> Redirect:
    """Go to a page of ours; `toast` is said there, once."""
    answer = Redirect(to=to, cookies=list(cookies or []))
    if toast:
        from raison.kernel.pages.toasts import toast_cookie

        answer.cookies.append(toast_cookie(toast))
    return answer


def frames(*fragments: Fragment, otherwise: str) -> Streamed:
    """The fragments that changed, for the person who acted; others hear of them by the live stream."""
    return Streamed(fragments=fragments, otherwise=otherwise)
