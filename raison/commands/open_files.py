"""How many files this process may have open at once. Each connection is one, and so are the database's own."""

import sys

OWN = 256
"""What a server has open besides connections, and what it opens for a moment: database, uploads, previews, mail."""
MANY = 4_096 + OWN
"""Enough for as many connections as wait to be accepted at a restart."""


def allow_many() -> None:
    """Take as many as the system lets us have. Most start a program with 1,024: with that many streams open, the
    database can't open a file any more, and every request fails."""
    if sys.platform != "win32":
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        except (ValueError, OSError):  # macOS calls its hard limit infinite and refuses that number
            resource.setrlimit(resource.RLIMIT_NOFILE, (min(MANY, hard) if hard > 0 else MANY, hard))


def at_most() -> int | None:
    """How many a server may have that is started as this process was; None: as many as it likes."""
    if sys.platform == "win32":
        return None
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return None if hard == resource.RLIM_INFINITY else hard
