"""A Slack export, read one record at a time: `SlackExport` is all that others need."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from raison.exchange.slack.markup import HandleFor, Markup
from raison.exchange.slack.reader.archive import NotAnExport, open_archive
from raison.exchange.slack.reader.channels import Directory
from raison.exchange.slack.reader.layout import PEOPLE_FILES, DayFile, lay_out
from raison.exchange.slack.reader.listings import ListedPerson, home_team, person_of
from raison.exchange.slack.reader.messages import Reading, Twins
from raison.exchange.slack.reader.opening import MAX_DAY_FILE, MAX_LIST_FILE, records_in, unread
from raison.exchange.slack.records import Reject, SlackChannel, SlackMessage, SlackPerson, Survey

__all__ = ["MAX_DAY_FILE", "MAX_LIST_FILE", "NotAnExport", "SlackExport"]

_PERSON = msgspec.json.Decoder(ListedPerson)


class SlackExport:
    """An export in a zip or a folder. Never holds more than one of its files. Raises NotAnExport."""

    def __init__(self, path: Path) -> None:
        self._archive = open_archive(path)
        self._layout = lay_out(self._archive.entries())
        self.found = 0
        """Objects that messages() has come upon so far, whatever became of them."""
        self.bytes_read = 0
        """Unpacked bytes of the day files that it has gone through, of `size()`."""
        if not self._layout.days and not self._layout.lists:
            self._archive.close()
            raise NotAnExport("no_messages")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, and of the memory for its directory."""
        self._archive.close()
        self._layout.days.clear()

    def people(self) -> Iterator[SlackPerson | Reject]:
        """Everybody in users.json and org_users.json, once. Messages may come from others too."""
        home = self.workspace()
        seen: dict[str, str] = {}  # id → the list that it stands in
        for where, listed in self._listed_people():
            person = person_of(listed, home=home) if isinstance(listed, ListedPerson) else listed
            if isinstance(person, SlackPerson) and person.id in seen:
                if seen[person.id] != where.partition("#")[0]:
                    continue  # the organisation's list repeats the workspace's
                person = unread(where, "duplicate")
            elif isinstance(person, SlackPerson):
                seen[person.id] = where.partition("#")[0]
            yield person or unread(where, "no_id")

    def workspace(self) -> str:
        """The id of the workspace that it comes from: the one that most people belong to. "" when no list tells."""
        return home_team(person for _, person in self._listed_people() if isinstance(person, ListedPerson))

    def channels(self) -> Iterator[SlackChannel | Reject]:
        """Those in a list, then one for each folder of messages that no list names."""
        return self._directory.channels()

    def messages(self, *, handle_for: HandleFor = str, after: str = "") -> Iterator[SlackMessage | Reject]:
        """Channel by channel, day by day, in the order of the file; only what comes after the position `after`.

        `handle_for` gives the handle here of a Slack user id, or None; without it the id stands in the handle's place.
        """
        reading = Reading(Markup(handle_for, self._directory.names))
        path, _, index = after.rpartition("#") if "#" in after else (after, "", "")
        folder, _, name = path.rpartition("/")
        for day in self._layout.days:
            if after and (day.folder, day.name) < (folder, name):
                continue
            resumed = day.path == path
            if resumed and not index:
                continue  # it was rejected as a whole
            for number, record in enumerate(self._day(day, reading)):
                if not resumed or number > int(index):
                    yield record

    def size(self) -> int:
        """Unpacked bytes of all day files, as their archive declares them."""
        return sum(day.entry.size for day in self._layout.days if not day.problem)

    def survey(self) -> Survey:
        """Reads everything once, without looking into messages: seconds for a million of them."""
        days = [day for day in self._layout.days if not day.problem]
        names = sorted(day.name[:10] for day in days)
        return Survey(
            records=sum(sum(1 for _ in self._records(day)) for day in self._layout.days),
            folders=len(self._layout.folders),
            day_files=len(days),
            unpacked_bytes=sum(day.entry.size for day in days),
            other_files=self._layout.other_files,
            first_day=names[0] if names else "",
            last_day=names[-1] if names else "",
        )

    @cached_property
    def _directory(self) -> Directory:
        return Directory(self._archive, self._layout)

    def _records(self, day: DayFile) -> Iterator[tuple[str, msgspec.Raw] | Reject]:
        if day.problem:
            return iter([unread(day.path, day.problem)])
        return records_in(self._archive, day.entry, day.path, limit=MAX_DAY_FILE)

    def _day(self, day: DayFile, reading: Reading) -> Iterator[SlackMessage | Reject]:
        twins = Twins()
        channel = self._directory.id_of(day.folder)
        for found in self._records(day):
            self.found += 1
            if isinstance(found, Reject):
                yield found
                continue
            position, raw = found
            record = reading.read(raw, channel=channel, position=position)
            yield twins.told_apart(record, raw) if isinstance(record, SlackMessage) else record
        self.bytes_read += 0 if day.problem else day.entry.size

    def _listed_people(self) -> Iterator[tuple[str, ListedPerson | Reject]]:
        for base, lists in sorted(self._layout.lists.items()):
            for name in PEOPLE_FILES:
                if name not in lists:
                    continue
                path = f"{base}/{name}" if base else name
                for found in records_in(self._archive, lists[name], path, limit=MAX_LIST_FILE):
                    if isinstance(found, Reject):
                        yield found.where, found
                        continue
                    where, raw = found
                    try:
                        yield where, _PERSON.decode(raw)
                    except (msgspec.DecodeError, RecursionError):
                        yield where, unread(where, "not_an_object")
