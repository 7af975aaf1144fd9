"""What can be read of posts: pages of the streams, cards, polls, what waits for its time."""

from raison.posts.queries.extras import choices_of, extras_at, extras_of, poll_of
from raison.posts.queries.reading import forget
from raison.posts.queries.streams import PAGE, cards, feed, pinned_in, place_feed

__all__ = [
    "PAGE",
    "cards",
    "choices_of",
    "extras_at",
    "extras_of",
    "feed",
    "forget",
    "pinned_in",
    "place_feed",
    "poll_of",
]
