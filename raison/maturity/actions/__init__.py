"""What people can do with assessments; each is one function that checks, decides and writes one batch.

An assessment is opened by `open_assessment`; a step of its plan begins with `start_step`.
"""

from raison.maturity.actions.adapting import follow_state, switch_off
from raison.maturity.actions.answering import answer_question
from raison.maturity.actions.closing import close_assessment, close_by_itself, publish, withdraw
from raison.maturity.actions.modelling import choose_model
from raison.maturity.actions.opening import open_assessment
from raison.maturity.actions.planning import finish_step, offer_again, set_aside, start_step

__all__ = [
    "answer_question",
    "choose_model",
    "close_assessment",
    "close_by_itself",
    "finish_step",
    "follow_state",
    "offer_again",
    "open_assessment",
    "publish",
    "set_aside",
    "start_step",
    "switch_off",
    "withdraw",
]
