"""What people can do with measures; each is one function that checks, decides and writes one batch.

A measure is added by `add_measure`, its baseline fixed by `fix_baseline`, readings come by `keep_readings`.
"""

from raison.measures.actions.adding import add_measure, change_measure, remove_measure
from raison.measures.actions.fixing import fix_baseline, loosen_baseline
from raison.measures.actions.keeping import keep_readings, remove_reading
from raison.measures.actions.taking import take_readings

__all__ = [
    "add_measure",
    "change_measure",
    "fix_baseline",
    "keep_readings",
    "loosen_baseline",
    "remove_measure",
    "remove_reading",
    "take_readings",
]
