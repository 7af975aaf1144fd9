"""What the office's forms take."""

import msgspec


class DismissalForm(msgspec.Struct, kw_only=True):
    """Why two communities are no doubles."""

    reason: str = ""
