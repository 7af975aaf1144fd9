"""What people at the demo company write to each other directly, in the notation of the scenarios."""

from raison.demo.story.conversations.groups import GROUPS
from raison.demo.story.conversations.more_pairs import MORE_PAIRS
from raison.demo.story.conversations.pairs import PAIRS
from raison.demo.story.conversations.recent import RECENT

CONVERSATIONS = RECENT + PAIRS + MORE_PAIRS + GROUPS
