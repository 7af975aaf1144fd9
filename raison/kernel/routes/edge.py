"""The edge: one request in, one response out. Identifies the viewer, opens the door, calls, answers, and turns domain
errors into a page, a toast or problem+json, once."""

from collections.abc import Awaitable, Callable, Iterable
from types import ModuleType

import structlog
from litestar.handlers import HTTPRouteHandler
from litestar.response.base import ASGIResponse

from raison.kernel.access import Viewer
from raison.kernel.errors import DomainError
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import Reader, preferred_language, read_by
from raison.kernel.limits import spend
from raison.kernel.routes.binding import Route
from raison.kernel.routes.idempotency import once
from raison.kernel.routes.origin import same_origin
from raison.kernel.routes.problems import answer_error
from raison.kernel.routes.respond import respond

log = structlog.get_logger("edge")
Identify = Callable[[AnyRequest], Awaitable[Viewer | None]]
_identify: list[Identify] = []
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def identifier_hook(identify: Identify) -> None:
    """Say who turns a session cookie or token into a viewer; the people slice does."""
    _identify[:] = [identify]


def routes_of(modules: Iterable[ModuleType]) -> list[Route]:
    """The route table of modules, in the order in which they declare them."""
    found: list[Route] = []
    for module in modules:
        for value in vars(module).values():
            if callable(value) and getattr(value, "__module__", "") == module.__name__:
                found.extend(getattr(value, "routes", ()))
    return found


def handlers(routes: Iterable[Route]) -> list[HTTPRouteHandler]:
    """Litestar's handlers for our routes."""
    return [_endpoint(route) for route in routes]


def _endpoint(route: Route) -> HTTPRouteHandler:
    async def endpoint(request: AnyRequest) -> ASGIResponse:
        viewer: Viewer | None = None
        read_by(Reader(preferred_language(request.headers.get("accept-language", ""))))
        try:
            viewer = await _identify[0](request) if _identify else None
            if viewer is not None:
                read_by(Reader(viewer.language, viewer.zone))
            return await _served(route, request, viewer)
        except DomainError as error:
            return await answer_error(route, request, viewer, error)

    endpoint.__name__ = route.handler.__name__
    endpoint.__doc__ = route.handler.__doc__
    return HTTPRouteHandler(
        route.path.replace("{path}", "{path:path}").replace("}", ":str}").replace(":path:str}", ":path}"),
        http_method=[route.method],  # type: ignore[list-item]
        status_code=200,  # what Litestar assumes; an answer has its own
        opt={"door": route.door, "route": route},
        include_in_schema=False,
    )(endpoint)


async def _served(route: Route, request: AnyRequest, viewer: Viewer | None) -> ASGIResponse:
    if route.method not in SAFE and not route.json:
        same_origin(request)
    if route.method not in SAFE and route.json and (viewer is None or viewer.token_id is None):
        same_origin(request)
    route.door.check(viewer)
    headers = spend(request, viewer) if route.json else {}
    if route.json and route.method not in SAFE and "idempotency-key" in request.headers and viewer is not None:
        response = await once(request, viewer, lambda: _answered(route, request, viewer))
    else:
        response = await _answered(route, request, viewer)
    response.headers.update(headers)
    return response


async def _answered(route: Route, request: AnyRequest, viewer: Viewer | None) -> ASGIResponse:
    return await respond(route, request, viewer, await route.call(request, viewer))
