"""What the council adds: its decisions go with a community that is merged, and its pages move while one looks."""

from raison.council import activities
from raison.council.merging import moving_writes
from raison.council.policies import may_look
from raison.kernel.spine.activities import declared_in
from raison.kernel.spine.overviews import overview
from raison.lifecycle.hooks import moving

moving.append(moving_writes)
overview("council", moved_by=declared_in(activities), shown=may_look)
