"""Jinja as we use it: where templates are, strict about names, one environment a language."""

from gettext import NullTranslations
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    select_autoescape,
)
from jinja2.ext import Extension

from raison.kernel.pages.assets import asset_url
from raison.kernel.pages.folding import Folding
from raison.kernel.pages.ui import furnish

PACKAGE = Path(__file__).parents[2]


def new_environment(catalogue: NullTranslations, kept: BytecodeCache | None = None) -> Environment:
    """An environment whose sentences come from this catalogue, and its compiled templates from what was kept."""
    extensions: list[str | type[Extension]] = ["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"]
    made = Folding(
        loader=_Loader(),
        extensions=extensions,
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=kept,
        cache_size=1_000,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.translate = catalogue.gettext
    made.install_gettext_callables(catalogue.gettext, catalogue.ngettext, newstyle=True)  # type: ignore[attr-defined]
    furnish(made, asset=asset_url)
    return made


class _Loader(BaseLoader):
    """`posts/feed.html` from raison/posts/templates, and the kernel's own shells and macros without a prefix."""

    def __init__(self) -> None:
        slices = {
            folder.parent.name: FileSystemLoader(folder)
            for folder in PACKAGE.glob("*/templates")
            if folder.parent.name != "kernel"
        }
        self._slices = PrefixLoader(slices)
        self._kernel = FileSystemLoader(PACKAGE / "kernel" / "templates")

    def get_source(self, environment: Environment, template: str) -> Any:
        """The source of a template."""
        prefix = template.partition("/")[0]
        loader: BaseLoader = self._slices if prefix in self._slices.mapping else self._kernel
        return loader.get_source(environment, template)

    def list_templates(self) -> list[str]:
        """Every template there is, for the check that compiles them all."""
        return self._slices.list_templates() + self._kernel.list_templates()
