"""Errors as people and programs get them: a page, a form's own page again, a toast, or problem+json (RFC 9457)."""

from typing import Any

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.errors import DomainError, NotFound, SignInNeeded, TooMany
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.pages.rendering import render_page
from raison.kernel.pages.security import page_headers
from raison.kernel.requests import request_id
from raison.kernel.routes.binding import Route
from raison.kernel.routes.respond import HTML, reply
from raison.kernel.routes.responses import Response


class Problem(msgspec.Struct, kw_only=True, omit_defaults=True):
    """RFC 9457. `errors` names wrong fields; `request` is the id that the log has too."""

    type: str
    title: str
    status: int
    detail: str = ""
    errors: dict[str, str] = {}
    request: str = ""


def titles() -> dict[int, str]:
    """What happened, in a few words, by status."""
    return {
        400: _("This request can't be read"),
        401: _("Sign in to go on"),
        403: _("You can't do this here"),
        404: _("There is nothing here"),
        405: _("This address does not take that"),
        409: _("Somebody was faster, or it has changed"),
        410: _("This link has been used or has expired"),
        413: _("This is too large"),
        422: _("Some of it can't be used"),
        429: _("That was too often"),
        503: _("Raison can't reach its data just now"),
    }


def problem(status: int, code: str, detail: str, fields: dict[str, str] | None = None) -> Problem:
    """The problem for a status."""
    return Problem(
        type=f"/api/v1/docs#problem-{code}",
        title=titles().get(status, _("Something went wrong on our side")),
        status=status,
        detail=detail,
        errors=fields or {},
        request=request_id(),
    )


async def answer_error(route: Route | None, request: AnyRequest, viewer: Viewer | None, error: DomainError) -> Response:
    """The response for a domain error, in the form in which the request was made."""
    headers = headers_of(error)
    if as_json(route, request):
        found = problem(error.status, error.code, error.message, error.fields)
        if error.status == SignInNeeded.status:
            headers["WWW-Authenticate"] = 'Bearer realm="raison"'
        return reply(error.status, msgspec.json.encode(found), "application/problem+json", headers)
    if isinstance(error, SignInNeeded) and request.method == "GET" and not _wants_part(request):
        return reply(303, b"", HTML, {"location": f"/sign-in?next={_back(request)}"})
    body = await render_page(request, viewer, "error.html", error_context(error.status, error))
    return reply(error.status, body, HTML, {**page_headers(), **headers})


def as_json(route: Route | None, request: AnyRequest) -> bool:
    """Whether a program asks, or a script that reads JSON."""
    return (
        (route is not None and route.json)
        or request.url.path.startswith("/api/")
        or "application/json" in request.headers.get("accept", "")
    )


def headers_of(error: DomainError) -> dict[str, str]:
    """What an answer says of an error besides its status."""
    return {"Retry-After": str(error.retry_after)} if isinstance(error, TooMany) else {}


def error_context(status: int, error: DomainError | None = None) -> dict[str, Any]:
    """What the error page shows: what happened, what was kept, what to do."""
    hidden = isinstance(error, NotFound)
    return {
        "status": status,
        "title": titles().get(status, _("Something went wrong on our side")),
        "what": (error.message if error else "")
        or (_("It does not exist, it has moved, or it is not for you to see.") if hidden else ""),
        "kept": _("Nothing was stored or changed.") if status != 404 else "",
        "fields": error.fields if error else {},
        "request_id": request_id(),
    }


def _wants_part(request: AnyRequest) -> bool:
    return "turbo-frame" in request.headers or "text/html" not in request.headers.get("accept", "text/html")


def _back(request: AnyRequest) -> str:
    from urllib.parse import quote

    query = request.url.query
    return quote(request.url.path + (f"?{query}" if query else ""), safe="")
