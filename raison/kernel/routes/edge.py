"""The edge: one request in, one response out. Identifies the viewer, opens the door, calls, answers, and turns domain
errors into a page, a toast or problem+json, once."""

import re
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from types import ModuleType

from litestar.handlers import HTTPRouteHandler

from raison.kernel.access import Viewer
from raison.kernel.errors import DomainError
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import Reader, preferred_language, read_by
from raison.kernel.limits import spend
from raison.kernel.routes.answers import Answer
from raison.kernel.routes.binding import Route
from raison.kernel.routes.idempotency import once
from raison.kernel.routes.origin import same_origin
from raison.kernel.routes.problems import answer_error, as_json, headers_of
from raison.kernel.routes.respond import respond
from raison.kernel.routes.responses import Response

Identify = Callable[[AnyRequest], Awaitable[Viewer | None]]
_identify: list[Identify] = []
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
Table = dict[str, dict[str, Route]]
_PART = re.compile(r"\{\w+\}")


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
    """Litestar's handlers for our routes: one for all the paths that take the same methods, because Litestar looks at
    each for a millisecond, and ours are all alike to it. Raises ValueError for a route that stands there twice."""
    taken: Table = {}
    shapes: Table = {}  # paths that differ in the names of their parts only are one to Litestar
    for route in routes:
        shape = _PART.sub("{}", route.path)
        if route.method in shapes.setdefault(shape, {}):
            raise ValueError(f"{route.method} {route.path} is declared twice")
        shapes[shape][route.method] = taken.setdefault(route.path, {})[route.method] = route
    alike = defaultdict[frozenset[str], list[str]](list)
    for path, methods in taken.items():
        alike[frozenset(methods)].append(path)
    table = {path: shapes[_PART.sub("{}", path)] for path in taken}
    return [_endpoint(paths, methods, table) for methods, paths in alike.items()]


def _endpoint(paths: list[str], methods: frozenset[str], table: Table) -> HTTPRouteHandler:
    async def endpoint(request: AnyRequest) -> Response:
        taken = table[request.scope["path_template"]]
        route = taken.get(request.method)
        if route is None:
            return Response(204, headers={"allow": ", ".join(sorted({*taken, "OPTIONS"}))})
        return await _answer(route, request)

    return HTTPRouteHandler(
        [path.replace("{path}", "{path:path}").replace("}", ":str}").replace(":path:str}", ":path}") for path in paths],
        http_method=[*sorted(methods), "OPTIONS"],  # type: ignore[list-item]
        status_code=200,  # what Litestar assumes; an answer has its own
        include_in_schema=False,
    )(endpoint)


async def _answer(route: Route, request: AnyRequest) -> Response:
    viewer: Viewer | None = None
    read_by(Reader(preferred_language(request.headers.get("accept-language", ""))))
    try:
        viewer = await _identify[0](request) if _identify else None
        if viewer is not None:
            read_by(Reader(viewer.language, viewer.zone))
        return await _served(route, request, viewer)
    except DomainError as error:
        return await answer_error(route, request, viewer, error)


async def _served(route: Route, request: AnyRequest, viewer: Viewer | None) -> Response:
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


async def _answered(route: Route, request: AnyRequest, viewer: Viewer | None) -> Response:
    try:
        answer = await route.call(request, viewer)
    except DomainError as error:
        answer = await _form_again(route, request, viewer, error)
    return await respond(route, request, viewer, answer)


async def _form_again(route: Route, request: AnyRequest, viewer: Viewer | None, error: DomainError) -> Answer:
    """The form with what was typed and what is wrong with it. Raises the error where nobody draws it for that."""
    if route.again is None or not isinstance(error, route.again.errors) or as_json(route, request):
        raise error
    answer: Answer = await route.again.call(request, viewer, error)
    answer.status = error.status
    answer.headers = {**answer.headers, **headers_of(error)}
    return answer
