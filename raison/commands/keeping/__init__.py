"""Importing, backing up, restoring, checking. What each needs is loaded when it is asked for: a server needs none."""

from pathlib import Path


def import_slack(file: Path, *, dry_run: bool) -> int:
    """Bring a Slack export over. Raises Invalid, Conflict, Unavailable."""
    from raison.commands.keeping.importing import import_slack

    return import_slack(file, dry_run=dry_run)


def backup(file: Path) -> None:
    """Write everything into one archive. Raises Conflict, Unavailable, OSError."""
    from raison.commands.keeping.backing import backup

    backup(file)


def restore(file: Path, *, force: bool) -> None:
    """Bring a backup back. Raises Damaged, Conflict, Unavailable, OSError."""
    from raison.commands.keeping.backing import restore

    restore(file, force=force)


def doctor() -> int:
    """Say what is well and what is not; 1 when something does not work."""
    from raison.commands.keeping.examining import doctor

    return doctor()
