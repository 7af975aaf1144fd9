"""What the council adds to communities: its decisions go with one that is merged."""

from raison.communities.hooks import moving
from raison.council.merging import moving_writes

moving.append(moving_writes)
