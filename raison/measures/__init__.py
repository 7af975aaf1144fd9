"""Measures: a figure with unit, source, baseline, target and readings, on a subject (today an initiative). A measure is
added in actions/adding.py, its baseline is fixed in actions/fixing.py, readings come by actions/keeping.py, and what
they say is counted in results/."""
