"""Pictures, made small and clean of what their senders did not mean to tell (place, camera, time). See drawing.py."""

from raison.kernel.images.drawing import (
    AVATAR,
    MAX_PIXELS,
    THUMBNAIL,
    Picture,
    PictureRefused,
    Refusal,
    avatar,
    in_thread,
    thumbnail,
)

__all__ = [
    "AVATAR",
    "MAX_PIXELS",
    "THUMBNAIL",
    "Picture",
    "PictureRefused",
    "Refusal",
    "avatar",
    "in_thread",
    "thumbnail",
]
