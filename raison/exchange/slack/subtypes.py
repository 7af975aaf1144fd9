"""What each subtype of a Slack message is to us: somebody's words, an event of the channel, or withheld words."""

from typing import Literal

Sort = Literal["words", "event", "withheld"]

JOINED = frozenset({"channel_join", "group_join"})
LEFT = frozenset({"channel_leave", "group_leave"})

_WORDS = frozenset(
    {
        "",
        "assistant_app_thread",
        "bot_message",
        "document_mention",
        "file_comment",
        "file_mention",
        "file_share",
        "me_message",
        "reply_broadcast",
        "slackbot_response",
        "thread_broadcast",
    }
)

_EVENTS = frozenset(
    {
        "bot_add",
        "bot_disable",
        "bot_enable",
        "bot_remove",
        "channel_archive",
        "channel_canvas_updated",
        "channel_convert_to_private",
        "channel_convert_to_public",
        "channel_name",
        "channel_posting_permissions",
        "channel_purpose",
        "channel_tab_added",
        "channel_tab_removed",
        "channel_topic",
        "channel_unarchive",
        "group_archive",
        "group_name",
        "group_purpose",
        "group_topic",
        "group_unarchive",
        "huddle_thread",
        "message_changed",  # a change that the message itself already shows
        "message_deleted",
        "message_replied",
        "pinned_item",
        "reminder_add",
        "sh_room_created",
        "sh_room_shared",
        "tombstone",  # a deleted head that its replies still hang on
        "unpinned_item",
        "welcome_party",
        *JOINED,
        *LEFT,
    }
)


def sort_of(subtype: str, *, spoken: bool) -> Sort:
    """A subtype that we have not met is words if it says something (`spoken`), an event if it doesn't."""
    if subtype in _WORDS:
        return "words"
    if subtype in _EVENTS:
        return "event"
    if subtype == "ekm_access_denied":
        return "withheld"
    return "words" if spoken else "event"
