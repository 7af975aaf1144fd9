"""What maturity adds to the kernel: its adaptations and which of them are on, and what moves its pages."""

from raison.kernel.adaptations import Adaptation, register, standing
from raison.kernel.spine import say
from raison.kernel.spine.activities import declared_in
from raison.kernel.spine.overviews import overview
from raison.maturity import activities
from raison.maturity.activities import AssessmentAnswered
from raison.maturity.policies import may_look
from raison.maturity.queries import adaptations_on

standing.append(adaptations_on)
# not that somebody answers just now: who looks at the page could tell who it is
overview("maturity", moved_by=set(declared_in(activities)) - {AssessmentAnswered}, shown=may_look)
register(
    Adaptation(
        "home_hint",
        say("The home page of everybody at home shows the next step of the plan."),
        say("A plan that nobody meets in their day is not carried out."),
    ),
    Adaptation(
        "pilot_templates",
        say("Whoever starts a community is offered those that fit where the company stands."),
        say("What helps next differs: first answers within IT, later employees who meet customers."),
    ),
    Adaptation(
        "initiative_templates",
        say("Whoever opens an initiative is offered challenges that fit where the company stands."),
        say("An initiative two states ahead meets people who can't use it yet."),
    ),
)
