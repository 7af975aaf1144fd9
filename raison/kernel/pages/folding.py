"""Sentences without values become text when a template is compiled: each language has its own environment, and looking
them up anew was a third of what a page cost."""

from collections.abc import Callable

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

NAMES = frozenset({"_", "gettext"})


class Folding(Environment):
    """An environment whose templates have one language, `translate`."""

    translate: Callable[[str], str] | None = None

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if self.translate is not None:
            _Sentences(self.translate).visit(tree)
        return tree


class _Sentences(NodeTransformer):
    def __init__(self, translate: Callable[[str], str]) -> None:
        self.translate = translate

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        if not isinstance(node.node, nodes.Name) or node.node.name not in NAMES:
            return node
        if len(node.args) != 1 or node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None:
            return node
        said = node.args[0]
        if not isinstance(said, nodes.Const) or not isinstance(said.value, str):
            return node
        # as Jinja's own gettext does: the sentence is markup, and %% in it is a percent sign
        return nodes.TemplateData(self.translate(said.value) % {}, lineno=node.lineno)
