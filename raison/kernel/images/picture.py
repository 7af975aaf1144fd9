"""What a picture is, and why there is none."""

from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

import msgspec

MAX_PIXELS = 50_000_000
"""Width times height that is decoded; up to 200 MB in memory while it lasts."""

THUMBNAIL = (480, 360)
AVATAR = 192
Source: TypeAlias = bytes | str | Path


class Refusal(StrEnum):
    """Why there is no picture of a file."""

    NOT_A_PICTURE = "This is not a picture that can be shown: PNG, JPEG, GIF, WebP and AVIF can."
    TOO_MANY_PIXELS = "The picture has more pixels than can be shown."
    DAMAGED = "The picture is damaged or incomplete."


class PictureRefused(ValueError):
    """No picture could be drawn of this file; `reason` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Picture(msgspec.Struct, frozen=True):
    """A picture, ready to be served as image/webp."""

    webp: bytes
    width: int
    height: int
