"""Who and what a message names: people by their handle here, everything else in words that call nobody."""

import re
from collections.abc import Callable, Mapping

from raison.exchange.slack.markup.escape import escape
from raison.exchange.slack.markup.runs import Run

_JOINS_BEFORE = re.compile(r"[A-Za-z0-9_@./+-]")
_JOINS_AFTER = re.compile(r"[._-]*[A-Za-z0-9@]")

HandleFor = Callable[[str], str | None]


class Names:
    """For one message at a time: `people` gathers the ids that it mentions, in order."""

    def __init__(self, handle_for: HandleFor, channel_names: Mapping[str, str]) -> None:
        self._handle_for = handle_for
        self._channel_names = channel_names
        self._called: set[str] = set()
        self.people: dict[str, None] = {}

    def begin(self) -> None:
        """The next message."""
        self.people = {}
        self._called.clear()

    def person(self, slack_id: str, label: str = "") -> str:
        """`@handle`, or the name that Slack shows, as plain text, where the person has no handle here."""
        self.people[slack_id] = None
        handle = self._handle_for(slack_id)
        if handle is None:
            return escape(f"@{label.removeprefix('@') or slack_id}")
        self._called.add(f"@{handle}")
        return f"@{handle}"

    def group(self, slack_id: str, label: str = "") -> str:
        """A Slack user group, which nobody is told of here."""
        return escape(f"@{label.removeprefix('@') or slack_id}")

    def channel(self, slack_id: str, label: str = "") -> str:
        """`#name`, as words."""
        return escape(f"#{label.removeprefix('#') or self._channel_names.get(slack_id) or slack_id}")

    def set_apart(self, runs: list[Run]) -> list[Run]:
        """A space around each mention that touches a word, as in `@ada` + `-style`: it would join the handle."""
        if not self._called:
            return runs
        for index, (style, text) in enumerate(runs):
            if text not in self._called:
                continue
            before = index and _JOINS_BEFORE.search(runs[index - 1][1][-1:])
            after = index + 1 < len(runs) and _JOINS_AFTER.match(runs[index + 1][1])
            runs[index] = (style, f"{' ' if before else ''}{text}{' ' if after else ''}")
        return runs
