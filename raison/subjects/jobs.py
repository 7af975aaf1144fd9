"""What subjects do later: looking up links, taking away files that nothing names any more."""

from typing import Any

from raison.kernel.clock import DAY_US, now_us
from raison.kernel.database import write
from raison.kernel.errors import Conflict
from raison.kernel.jobs import job, later
from raison.subjects import hooks
from raison.subjects.actions.messages import FORGET_FILE_JOB
from raison.subjects.previews import find_previews
from raison.subjects.uploads import FORGET_UPLOAD_JOB, forget_bytes, forget_upload
from raison.subjects.writes import PREVIEW_JOB


@job(PREVIEW_JOB)
async def look_up_links(facts: dict[str, Any]) -> None:
    """Previews for a message that was just written."""
    try:
        await find_previews(facts["message_id"], facts["links"], edits=facts["edits"])
    except Conflict:
        return  # it was changed in the meantime, and its new words have a job of their own


@job(FORGET_UPLOAD_JOB)
async def forget_unused_upload(facts: dict[str, Any]) -> None:
    """An upload that no message took within a day."""
    upload_id = facts["upload_id"]
    if any([await wanted(upload_id) for wanted in hooks.upload_wanted]):
        await write(later(FORGET_UPLOAD_JOB, due_at=now_us() + DAY_US, upload_id=upload_id))
        return
    await forget_upload(upload_id)


@job(FORGET_FILE_JOB)
async def forget_file(facts: dict[str, Any]) -> None:
    """The bytes of a deleted file, unless somebody else sent the same."""
    await forget_bytes(facts["key"])
