"""The model by which the next assessment asks, and the way to bring another."""

from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, Page, Text, get, page, post, redirect
from raison.maturity.actions import choose_model
from raison.maturity.forms import ModelForm
from raison.maturity.model import MAX_MODEL, read_model, said
from raison.maturity.pages.within import section_for
from raison.maturity.policies import check_assess
from raison.maturity.queries import current_source
from raison.maturity.wording import source_words

TOML = "application/toml; charset=utf-8"


@get("/maturity/model", door=home_member)
async def current_model(viewer: Viewer) -> Page:
    """The model, question by question."""
    return await _shown(viewer, ModelForm())


@get("/maturity/model.toml", door=home_member)
async def model_file(viewer: Viewer) -> Answer:
    """Its file, to be changed and brought back."""
    check_assess(viewer)
    headers = {"content-disposition": 'attachment; filename="maturity.toml"'}
    return Text(text=await current_source(), media_type=TOML, headers=headers)


async def again(viewer: Viewer, form: Form[ModelForm], error: Invalid) -> Page:
    """The page with what is wrong in the file."""
    return await _shown(viewer, form, errors=error.errors)


@post("/maturity/model", door=home_member, again=again)
async def bring(viewer: Viewer, form: Form[ModelForm]) -> Answer:
    """Ask by it from now on."""
    await choose_model(viewer, form.file)
    return redirect("/maturity/model", toast=_("The next assessment asks by it. Earlier ones keep theirs."))


async def _shown(viewer: Viewer, form: ModelForm, *, errors: dict[str, str] | None = None) -> Page:
    check_assess(viewer)
    model = read_model(await current_source())
    return page(
        "maturity/model.html",
        model=model,
        state_pairs=[(said(one.name), said(one.advice)) for one in model.states],
        typed=form.file if errors else "",
        errors=errors or {},
        said=said,
        source_words=source_words,
        max_model=MAX_MODEL,
        section=section_for(viewer),
        back={"url": "/maturity", "label": _("Maturity")},
    )
