"""What people can do with the inventory; each is one function that checks, decides and writes one batch.

A tool is written down by `add_tool`; a file comes in by `import_tools`.
"""

from raison.inventory.actions.adding import add_tool, add_use
from raison.inventory.actions.changing import change_tool
from raison.inventory.actions.due import remind
from raison.inventory.actions.importing import import_tools
from raison.inventory.actions.putting import put_under, take_away
from raison.inventory.actions.retiring import begin_retirement, retire, use_again
from raison.inventory.actions.seeing import set_aside

__all__ = [
    "add_tool",
    "add_use",
    "begin_retirement",
    "change_tool",
    "import_tools",
    "put_under",
    "remind",
    "retire",
    "set_aside",
    "take_away",
    "use_again",
]
