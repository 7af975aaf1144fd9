"""Where things are in an export: which folders hold messages, which files list people and channels."""

import os
import re
from collections.abc import Iterable

import msgspec

from raison.exchange.slack.reader.archive import Entry

PEOPLE_FILES = ("users.json", "org_users.json")
CHANNEL_FILES = ("channels.json", "groups.json", "mpims.json", "dms.json")
CANVAS_FILE = "canvas_in_the_conversation.json"
_DAY = re.compile(r"\d{4}-\d\d-\d\d\.json\Z", re.IGNORECASE)


class DayFile(msgspec.Struct, frozen=True):
    """One file of messages, or (`problem`) one that should have been."""

    folder: str
    name: str
    entry: Entry
    problem: str = ""

    @property
    def path(self) -> str:
        """`folder/day.json`, or the name alone beside the folders."""
        return f"{self.folder}/{self.name}" if self.folder else self.name


class Layout(msgspec.Struct):
    """Paths are relative to the folder that the whole export may be wrapped in.

    `lists` and `canvases` are by folder; `days` are in their order, which is the order of everything.
    """

    days: list[DayFile]
    folders: list[str]
    lists: dict[str, dict[str, Entry]]
    canvases: dict[str, Entry]
    other_files: int


def lay_out(entries: Iterable[Entry]) -> Layout:
    """Sort the files of an export by what they are."""
    found = list(entries)
    message_folders = {_folder(each) for each in found if _DAY.match(_base(each)) and not each.problem} - {""}
    places = {os.path.dirname(folder) for folder in message_folders}
    places |= {_folder(each) for each in found if _base(each) in (*PEOPLE_FILES, *CHANNEL_FILES)} - message_folders
    root = _common(places)
    layout = Layout([], [], {}, {}, 0)
    for entry in found:
        folder, name = _below(_folder(entry), root), _base(entry)
        if entry.problem:
            layout.days.append(DayFile(folder, name, entry, entry.problem))
        elif _DAY.match(name):
            layout.days.append(DayFile(folder, name, entry, "" if folder else "no_channel"))
        elif _folder(entry) in message_folders:
            _beside_days(layout, folder, name, entry)
        elif name in (*PEOPLE_FILES, *CHANNEL_FILES):
            layout.lists.setdefault(folder, {})[name] = entry
        else:
            layout.other_files += 1
    layout.days.sort(key=lambda day: (day.folder, day.name))
    layout.folders = sorted({day.folder for day in layout.days if not day.problem})
    return layout


def _beside_days(layout: Layout, folder: str, name: str, entry: Entry) -> None:
    """In a folder of messages, JSON that we don't know could be messages: it is reported, not passed over."""
    if name == CANVAS_FILE:
        layout.canvases[folder] = entry
    elif name.lower().endswith(".json"):
        layout.days.append(DayFile(folder, name, entry, "unknown_file"))
    else:
        layout.other_files += 1


def above(folder: str) -> Iterable[str]:
    """The folders that a message folder is in, nearest first, "" last: where its list may be."""
    while folder:
        folder = os.path.dirname(folder)
        yield folder


def _folder(entry: Entry) -> str:
    return os.path.dirname(entry.path)


def _base(entry: Entry) -> str:
    return os.path.basename(entry.path)


def _common(folders: set[str]) -> str:
    return os.path.commonpath(folders) if folders and "" not in folders else ""


def _below(folder: str, root: str) -> str:
    if not root or not (folder + "/").startswith(root + "/"):
        return folder
    return folder[len(root) + 1 :]
