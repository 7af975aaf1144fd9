"""What maturity adds to the kernel: which adaptations are on."""

from raison.kernel.adaptations import standing
from raison.maturity.queries import adaptations_on

standing.append(adaptations_on)
