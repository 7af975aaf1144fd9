"""Maturity: how far the company is, outside and inside, by short questions with observable answers; a plan for where it
stands, and what of the product follows. An assessment is opened in actions/opening.py, `open_assessment`; a model of
questions is a file such as models/raison.toml."""
