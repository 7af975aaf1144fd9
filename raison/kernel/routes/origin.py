"""CSRF: every unsafe request with a cookie must come from our own origin, by what browsers say and pages can't fake."""

from urllib.parse import urlsplit

from raison.kernel.errors import NotAllowed
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _


def same_origin(request: AnyRequest) -> None:
    """Check `Sec-Fetch-Site`, or `Origin` from browsers without it. Raises NotAllowed.

    A request with neither header does not come from a browser page, and carries no ambient cookie to abuse.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        if site in ("same-origin", "none"):
            return
        raise NotAllowed(_("This came from another site. Nothing was stored."))
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise NotAllowed(_("This came from another site. Nothing was stored."))
