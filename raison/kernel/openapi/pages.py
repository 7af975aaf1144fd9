"""The API's document for programs, and the same to read."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from raison.kernel.doors import anyone
from raison.kernel.openapi.document import document
from raison.kernel.routes import Bytes, Page, Route, get, page
from raison.kernel.settings import current_settings

_table: list[Callable[[], Sequence[Route]]] = []


def describe(table: Callable[[], Sequence[Route]]) -> None:
    """Say where the route table is; the application does."""
    _table[:] = [table]


def current_document() -> dict[str, Any]:
    """The document of the installed routes."""
    return document(_table[0](), url=current_settings().url)


@get("/api/v1/openapi.json", door=anyone)
async def openapi() -> Bytes:
    """This document."""
    return Bytes(body=msgspec.json.encode(current_document()), media_type="application/json")


@get("/api/v1/docs", door=anyone)
async def readable() -> Page:
    """The same for people."""
    described = current_document()
    areas: dict[str, list[dict[str, Any]]] = {}
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            line = {"method": method.upper(), "path": path, **operation}
            areas.setdefault(operation["tags"][0], []).append(line)
    return page("api_docs.html", areas=areas, schemas=described["components"]["schemas"], info=described["info"])
