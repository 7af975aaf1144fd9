"""The outermost layer: request ids, the access log, metrics, and answers for what no route takes."""

import time
from collections.abc import MutableMapping
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException
from litestar.types import ASGIApp, Receive, Scope, Send
from markupsafe import Markup

from raison.kernel import logs
from raison.kernel.i18n import Reader, preferred_language, reading_as
from raison.kernel.live import hub
from raison.kernel.live.wire import can_take_over
from raison.kernel.metrics import answered
from raison.kernel.pages.assets import import_map
from raison.kernel.pages.rendering import environment
from raison.kernel.pages.security import SECURITY_HEADERS, new_nonce, page_headers
from raison.kernel.requests import OUTLIVES, begin_request
from raison.kernel.routes.problems import error_context, problem


class Outermost:
    """Wraps the application: gives each request its id and writes one log line, without query or body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve."""
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        made, started = begin_request(hub().reached), time.perf_counter()
        method: str = scope["method"]

        async def sending(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message.setdefault("headers", [])
                message["headers"] = [*message["headers"], (b"x-request-id", made.encode())]
                if OUTLIVES in scope and can_take_over(send):  # nothing can follow it on this connection
                    message["headers"].append((b"connection", b"close"))
                took = time.perf_counter() - started
                answered(method, message["status"], took)
                logs.access(method, scope["path"], message["status"], took * 1000)
            await send(message)  # type: ignore[arg-type]

        await self.app(scope, receive, sending)  # type: ignore[arg-type]
        outlives = scope.pop(OUTLIVES, None)  # type: ignore[misc]
        if outlives is not None:
            await outlives(receive, send)


def unrouted(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """The answer for an address that no route takes, or a method that it does not take."""
    return plain_error(request, error.status_code)


def crashed(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """The answer for what nobody foresaw: logged with its trace, without values; the person gets the request's id."""
    logs.error("crashed", path=request.url.path, raised=error)
    return plain_error(request, 500)


def plain_error(request: Request[Any, Any, Any], status: int) -> Response[bytes]:
    """An error page or problem without a viewer and without the database."""
    language = preferred_language(request.headers.get("accept-language", ""))
    with reading_as(Reader(language)):
        if request.url.path.startswith("/api/"):
            body = msgspec.json.encode(problem(status, str(status), ""))
            return Response(
                body, status_code=status, media_type="application/problem+json", headers=dict(SECURITY_HEADERS)
            )
        context = {
            "viewer": None,
            "rail": None,
            "turbo_frame": None,
            "live_after": "",
            "section": "",
            "toast": "",
            "request_path": request.url.path,
            "csp_nonce": new_nonce(),
            "import_map": Markup(import_map()),  # our own addresses
        }
        page = environment(language).get_template("error.html").render(context | error_context(status))
        headers = {**SECURITY_HEADERS, **page_headers()}
    return Response(page.encode(), status_code=status, media_type="text/html", headers=headers)
