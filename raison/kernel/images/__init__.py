"""Pictures, made small (drawing.py), and originals without what their senders did not mean to tell: place, camera,
time (cleaning.py)."""

from raison.kernel.images.asking import avatar, in_thread, thumbnail
from raison.kernel.images.cleaning import NotUnderstood, cleaned
from raison.kernel.images.picture import AVATAR, MAX_PIXELS, THUMBNAIL, Picture, PictureRefused, Refusal

__all__ = [
    "AVATAR",
    "MAX_PIXELS",
    "THUMBNAIL",
    "NotUnderstood",
    "Picture",
    "PictureRefused",
    "Refusal",
    "avatar",
    "cleaned",
    "in_thread",
    "thumbnail",
]
