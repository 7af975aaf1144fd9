"""Every step at which somebody proves who they are is counted: by address, by account, and by both together."""

from raison.kernel.forms import AnyRequest
from raison.kernel.limits import ACCOUNT, ADDRESS, CREDENTIAL, caller, take


def count_try(request: AnyRequest, account: str = "") -> None:
    """Count a try at an account (an address as typed, or the start of a link's secret). Raises TooMany.

    An account is counted whether it exists or not, so that the limit tells nobody which ones do.
    """
    address = caller(request)
    take(ADDRESS, address)
    take(CREDENTIAL, f"{address} {account}")
    if account:
        take(ACCOUNT, account)
