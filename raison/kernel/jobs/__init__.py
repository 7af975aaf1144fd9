"""Jobs: work that is due later or takes long (mail, previews, scheduled posts), stored in the batch that wants it.

`later(...)` gives the write for a batch; `@job("mail.send")` registers who does it; the runner claims what is due.
"""

from raison.kernel.jobs.queue import JobRunner, at_work, cancel_job, do_soon, job, later
from raison.kernel.jobs.tables import jobs

__all__ = ["JobRunner", "at_work", "cancel_job", "do_soon", "job", "jobs", "later"]
