"""Initiatives: a business challenge or opportunity, worked in four steps. Each is a subject of kind `initiative`; it is
opened in actions/opening.py, `open_initiative`, and goes from step to step in actions/gates.py, `open_step`."""
