"""OpenAPI 3.1 from routes: parameters, bodies and answers come from the handlers' own signatures.

Schemas are msgspec's (JSON Schema 2020-12); ids are strings there, as in the JSON itself.
"""

import inspect
import re
from collections.abc import Sequence
from typing import Any

import msgspec

from raison import __version__
from raison.kernel.access import Viewer
from raison.kernel.ids import NEWEST
from raison.kernel.routes.answers import Answer
from raison.kernel.routes.binding import Parameter, Route
from raison.kernel.routes.problems import Problem

REFERENCE = "#/components/schemas/{name}"
PROBLEM = {"application/problem+json": {"schema": {"$ref": REFERENCE.format(name="Problem")}}}
ID_SCHEMA = {"type": "string", "pattern": "^[0-9]{1,19}$"}
WORDS = {
    400: "The request can't be read.",
    401: "No valid token or session.",
    403: "Visible, but not allowed.",
    404: "Not there, or not for you to see.",
    409: "Somebody was first, or it has changed.",
    410: "Used up or expired.",
    413: "Over a limit of size.",
    422: "Wrong fields; `errors` names them.",
    429: "Over a rate limit; see Retry-After.",
    503: "The database is away; nothing was stored.",
}


def document(routes: Sequence[Route], *, url: str) -> dict[str, Any]:
    """The whole document for the routes under /api/."""
    told = [route for route in routes if route.json]
    kinds = _kinds(told)
    schemas, components = msgspec.json.schema_components(kinds, ref_template=REFERENCE)
    by_kind = {repr(kind): schema for kind, schema in zip(kinds, schemas, strict=True)}
    paths: dict[str, Any] = {}
    for route in told:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, by_kind)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Raison", "version": __version__, "description": DESCRIPTION},
        "servers": [{"url": url}],
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": _with_string_ids(components),
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "A personal access token."}
            },
        },
    }


DESCRIPTION = """\
Everything that people do in Raison, for programs. Ids are strings. Lists page by key: pass `next` of one answer as
`after` of the next call. Writes take an `Idempotency-Key`. Errors are problem+json (RFC 9457). `RateLimit` and
`RateLimit-Policy` say what is left. `/api/v1/stream` is Server-Sent Events and resumes by `Last-Event-ID`.
"""


def _kinds(routes: Sequence[Route]) -> list[Any]:
    found: dict[str, Any] = {repr(Problem): Problem}
    for route in routes:
        for parameter in route.parameters:
            if parameter.source in ("json", "form"):
                found[repr(parameter.kind)] = parameter.kind
        if _has_body(route.returns):
            found[repr(route.returns)] = route.returns
    return list(found.values())


def _operation(route: Route, by_kind: dict[str, Any]) -> dict[str, Any]:
    lines = inspect.getdoc(route.handler) or ""
    summary, _blank, rest = lines.partition("\n")
    made: dict[str, Any] = {
        "operationId": f"{_area(route)}_{route.handler.__name__}_{route.method.lower()}",
        "summary": summary.rstrip("."),
        "tags": [_area(route)],
        "parameters": [_parameter(route, one) for one in route.parameters if one.source in ("path", "query")],
        "responses": _responses(route, by_kind),
    }
    if rest.strip():
        made["description"] = rest.strip()
    body = next((one for one in route.parameters if one.source == "json"), None)
    if body is not None:
        schema = _with_string_ids(by_kind[repr(body.kind)])
        made["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    if route.door.name != "anyone":
        made["security"] = [{"token": []}]
    if route.method != "GET":
        key = {"name": "Idempotency-Key", "in": "header", "required": False}
        made["parameters"].append(key | {"schema": {"type": "string", "minLength": 1, "maxLength": 128}})
    return made


def _parameter(route: Route, parameter: Parameter) -> dict[str, Any]:
    if parameter.source == "path":
        schema: dict[str, Any] = ID_SCHEMA if parameter.kind is int else {"type": "string", "minLength": 1}
        return {"name": parameter.name, "in": "path", "required": True, "schema": schema}
    schema = _with_string_ids(msgspec.json.schema(parameter.kind))
    if not parameter.required and parameter.default not in (None, NEWEST):
        given = msgspec.to_builtins(parameter.default)
        schema = schema | {"default": str(given) if schema.get("type") == "string" else given}
    return {"name": parameter.name, "in": "query", "required": parameter.required, "schema": schema}


def _responses(route: Route, by_kind: dict[str, Any]) -> dict[str, Any]:
    if route.path.endswith("/stream"):
        good: dict[str, Any] = {"200": {"description": "A stream of events.", "content": {"text/event-stream": {}}}}
    elif _has_body(route.returns):
        schema = _with_string_ids(by_kind[repr(route.returns)])
        good = {str(route.status): {"description": "Done.", "content": {"application/json": {"schema": schema}}}}
    elif route.returns in (None, type(None)):
        good = {"204": {"description": "Done; there is nothing to return."}}
    else:
        good = {str(route.status): {"description": "Done."}}
    return good | {str(status): {"description": WORDS[status], "content": PROBLEM} for status in _refusals(route)}


def _refusals(route: Route) -> list[int]:
    refused = [400, 422, 429, 503]
    if route.door.name != "anyone":
        refused += [401, 403]
    if "{" in route.path:
        refused.append(404)
    if route.method != "GET":
        refused += [403, 404, 409, 410, 413]
    return sorted(set(refused))


def _has_body(returns: Any) -> bool:
    if returns in (None, type(None), Any, inspect.Signature.empty) or returns is Viewer:
        return False
    return not (isinstance(returns, type) and issubclass(returns, Answer))


def _area(route: Route) -> str:
    return re.sub(r"[^a-z_]", "", route.path.removeprefix("/api/v1/").partition("/")[0]) or "api"


def _with_string_ids(schema: Any) -> Any:
    """An id is an integer to msgspec, known by its bounds; in JSON it is a string."""
    if isinstance(schema, dict):
        if schema.get("maximum") == NEWEST:
            default = {"default": str(schema["default"])} if "default" in schema else {}
            return ID_SCHEMA | default
        return {key: _with_string_ids(part) for key, part in schema.items()}
    if isinstance(schema, list):
        return [_with_string_ids(part) for part in schema]
    return schema
