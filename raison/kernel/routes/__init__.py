"""Routes: parse → call → answer. A handler's parameters say what it takes; one binder reads them, one edge answers.

@post("/questions/{id}/acceptance", door=signed_in)
async def settle(viewer: Viewer, id: FromPath, form: Form[AcceptanceForm]) -> Answer: ...
"""

from raison.kernel.routes.answers import (
    Answer,
    Attachment,
    Bytes,
    Page,
    Redirect,
    Streamed,
    Text,
    frames,
    page,
    redirect,
)
from raison.kernel.routes.binding import Form, FromPath, FromQuery, Json, Route, delete, get, patch, post, put
from raison.kernel.routes.edge import handlers, identifier_hook, routes_of
from raison.kernel.routes.respond import takes_fragments

__all__ = [
    "Answer",
    "Attachment",
    "Bytes",
    "Form",
    "FromPath",
    "FromQuery",
    "Json",
    "Page",
    "Redirect",
    "Route",
    "Streamed",
    "Text",
    "delete",
    "frames",
    "get",
    "handlers",
    "identifier_hook",
    "page",
    "patch",
    "post",
    "put",
    "redirect",
    "routes_of",
    "takes_fragments",
]
