"""What home puts around every page: the rail and the counts of the bars."""

from typing import Any

from raison.home.queries import at_path, rail_of
from raison.home.rows import Rail
from raison.kernel.access import Viewer
from raison.kernel.forms import AnyRequest
from raison.kernel.pages.rendering import shell_values

READ = "raison_rail"
"""Under this name a page that needs the rail itself leaves it for the shell."""


async def rail(request: AnyRequest, viewer: Viewer) -> Rail:
    """The rail of the viewer, with the community of this page marked."""
    read: Any = request.scope.get(READ)
    return at_path(read if isinstance(read, Rail) else await rail_of(viewer), request.url.path)


def keep_rail(request: AnyRequest, read: Rail) -> None:
    """Leave a rail that was read already for the shell around the same page."""
    request.scope[READ] = read  # type: ignore[literal-required]


shell_values["rail"] = rail
