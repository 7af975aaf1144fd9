"""What maturity adds to the kernel: which adaptations are on, and what moves its pages while one looks."""

from raison.kernel.adaptations import standing
from raison.kernel.spine.activities import declared_in
from raison.kernel.spine.overviews import overview
from raison.maturity import activities
from raison.maturity.activities import AssessmentAnswered
from raison.maturity.policies import may_look
from raison.maturity.queries import adaptations_on

standing.append(adaptations_on)
# not that somebody answers just now: who looks at the page could tell who it is
overview("maturity", moved_by=set(declared_in(activities)) - {AssessmentAnswered}, shown=may_look)
