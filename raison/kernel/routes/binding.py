"""Reads a handler's signature once and binds requests to it: viewer, path, query, form, JSON.

The same description makes the OpenAPI document, so that what is documented is what is read.
"""

import inspect
from collections.abc import Awaitable, Callable
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.doors import Door
from raison.kernel.errors import DomainError, NotFound
from raison.kernel.forms import AnyRequest, as_typed, invalid, read_fields, read_form, read_json
from raison.kernel.ids import id_in

Kind = TypeVar("Kind")
Handler = Callable[..., Awaitable[Any]]

FromPath = Annotated[int, "path"]
"""A number in the path. What is not a 63-bit number is not found."""
FromQuery = Annotated[Kind, "query"]
"""A query parameter; its default makes it optional, msgspec's Meta its limits."""
Form = Annotated[Kind, "form"]
"""A form's fields as a struct."""
Json = Annotated[Kind, "json"]
"""A JSON body as a struct."""


class Parameter(msgspec.Struct, frozen=True):
    """One parameter of a handler: where it comes from, its type, whether it may be absent."""

    name: str
    source: str
    kind: Any
    default: Any = inspect.Parameter.empty

    @property
    def required(self) -> bool:
        """Whether a request must bring it."""
        return self.default is inspect.Parameter.empty


class Again(msgspec.Struct, frozen=True):
    """Draws a form again, with what was typed, for the kinds of errors that its own signature names. It binds what the
    form's route binds, and asks the same policies: the form may have been wrong before anybody looked whose it is."""

    handler: Handler
    parameters: tuple[Parameter, ...]
    errors: tuple[type[DomainError], ...]

    async def call(self, request: AnyRequest, viewer: Viewer | None, error: DomainError) -> Any:
        """Bind and call. Raises the domain errors of the policies, and BadRequest for a form that can't be read."""
        values: dict[str, Any] = {}
        for parameter in self.parameters:
            if parameter.source == "form":
                values[parameter.name] = as_typed(await read_fields(request), parameter.kind)
            elif parameter.source == "error":
                values[parameter.name] = error
            else:
                values[parameter.name] = await _value(parameter, request, viewer)
        return await self.handler(**values)


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the route table."""

    method: str
    path: str
    door: Door
    handler: Handler
    parameters: tuple[Parameter, ...]
    returns: Any
    status: int
    raises: tuple[int, ...] = ()
    limit: str = "api"
    again: Again | None = None

    @property
    def json(self) -> bool:
        """Whether it belongs to the API and speaks JSON, problems included."""
        return self.path.startswith("/api/")

    async def call(self, request: AnyRequest, viewer: Viewer | None) -> Any:
        """Bind and call. Raises the domain errors of reading and of the action."""
        values: dict[str, Any] = {}
        for parameter in self.parameters:
            values[parameter.name] = await _value(parameter, request, viewer)
        return await self.handler(**values)


def _route(
    method: str, path: str, door: Door, *, status: int, limit: str, again: Handler | None = None
) -> Callable[[Handler], Handler]:
    def decorate(handler: Handler) -> Handler:
        parameters, returns = _signature(handler, path)
        route = Route(
            method=method,
            path=path,
            door=door,
            handler=handler,
            parameters=parameters,
            returns=returns,
            status=status,
            limit=limit,
            again=_again(again, path) if again else None,
        )
        handler.__dict__.setdefault("routes", []).append(route)
        return handler

    return decorate


def _signature(handler: Handler, path: str) -> tuple[tuple[Parameter, ...], Any]:
    """What a handler takes and returns."""
    hints = get_type_hints(handler, include_extras=True)
    given = inspect.signature(handler).parameters.items()
    return tuple(_parameter(name, hints[name], one.default, path) for name, one in given), hints.get("return")


def _again(handler: Handler, path: str) -> Again:
    parameters, _returns = _signature(handler, path)
    kinds = next(_error_kinds(parameter.kind) for parameter in parameters if parameter.source == "error")
    return Again(handler, parameters, kinds)


def get(path: str, *, door: Door, limit: str = "api") -> Callable[[Handler], Handler]:
    """A route that reads."""
    return _route("GET", path, door, status=200, limit=limit)


def post(
    path: str, *, door: Door, status: int = 200, limit: str = "api", again: Handler | None = None
) -> Callable[[Handler], Handler]:
    """A route that makes something, or begins a state; `again` draws its form again when something in it is wrong."""
    return _route("POST", path, door, status=status, limit=limit, again=again)


def put(path: str, *, door: Door, status: int = 200, limit: str = "api") -> Callable[[Handler], Handler]:
    """A route that sets something."""
    return _route("PUT", path, door, status=status, limit=limit)


def patch(path: str, *, door: Door, status: int = 200, limit: str = "api") -> Callable[[Handler], Handler]:
    """A route that changes some of it."""
    return _route("PATCH", path, door, status=status, limit=limit)


def delete(path: str, *, door: Door, status: int = 200, limit: str = "api") -> Callable[[Handler], Handler]:
    """A route that takes something back."""
    return _route("DELETE", path, door, status=status, limit=limit)


SOURCES = frozenset({"path", "query", "form", "json"})


def _parameter(name: str, hint: Any, default: Any, path: str) -> Parameter:
    if get_origin(hint) is Annotated:
        bare, *marks = get_args(hint)
        source = next((mark for mark in marks if isinstance(mark, str) and mark in SOURCES), None)
        if source is not None:
            kept = [mark for mark in marks if mark is not source]
            return Parameter(name, source, Annotated[(bare, *kept)] if kept else bare, default)
    if "{" + name + "}" in path:
        return Parameter(name, "path", hint, default)
    if _error_kinds(hint):
        return Parameter(name, "error", hint, default)
    if hint is Viewer:
        return Parameter(name, "viewer", hint, default)
    if Viewer in get_args(hint):
        return Parameter(name, "visitor", hint, default)
    return Parameter(name, "request", hint, default)


def _error_kinds(hint: Any) -> tuple[type[DomainError], ...]:
    """The errors that a hint such as `Invalid | Conflict` names."""
    return tuple(kind for kind in get_args(hint) or (hint,) if isinstance(kind, type) and issubclass(kind, DomainError))


async def _value(parameter: Parameter, request: AnyRequest, viewer: Viewer | None) -> Any:
    match parameter.source:
        case "viewer" | "visitor":
            return viewer
        case "path":
            return _path_value(parameter, request.path_params[parameter.name])
        case "query":
            return _query_value(parameter, request)
        case "form":
            return await read_form(request, parameter.kind)
        case "json":
            return await read_json(request, parameter.kind)
    return request


def _path_value(parameter: Parameter, given: Any) -> Any:
    if parameter.kind is not int:
        if "\x00" in str(given):  # no name has it, and PostgreSQL's text can't be asked for it
            raise NotFound
        return str(given).removeprefix("/")
    found = id_in(str(given))
    if found is None:
        raise NotFound
    return found


def _query_value(parameter: Parameter, request: AnyRequest) -> Any:
    given = request.query_params.getall(parameter.name, [])
    if not given or given[-1] == "":
        if parameter.required:
            raise invalid(msgspec.ValidationError(f"Object missing required field `{parameter.name}`"))
        return parameter.default
    bare = parameter.kind
    value = given if get_origin(bare) in (list, tuple) else given[-1]
    if "\x00" in "".join(given):
        raise invalid(msgspec.ValidationError(f"Null character - at `$.{parameter.name}`"))
    try:
        return msgspec.convert(value, bare, strict=False)
    except msgspec.ValidationError as error:
        raise invalid(msgspec.ValidationError(f"{error} - at `$.{parameter.name}`")) from error
