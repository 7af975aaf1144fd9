"""The brief for the sponsor: a page to print, and the same as a PDF."""

from raison.initiatives.brief import brief_of
from raison.initiatives.pages.within import within
from raison.initiatives.policies import visible_plan
from raison.kernel.access import Viewer
from raison.kernel.documents.pdf import pdf_of, pdf_possible
from raison.kernel.doors import signed_in
from raison.kernel.routes import Bytes, FromPath, Page, get


@get("/initiatives/{id}/brief", door=signed_in)
async def brief(viewer: Viewer, id: FromPath) -> Page:
    """The brief as a sheet."""
    plan = await visible_plan(viewer, id)
    return within("initiatives/brief.html", viewer, plan, document=brief_of(plan), as_pdf=pdf_possible())


@get("/initiatives/{id}/brief.pdf", door=signed_in)
async def brief_pdf(viewer: Viewer, id: FromPath) -> Bytes:
    """The brief as a PDF; where none is made, how to add that."""
    plan = await visible_plan(viewer, id)
    return Bytes(body=await pdf_of(brief_of(plan)), media_type="application/pdf")
