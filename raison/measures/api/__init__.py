"""Measures for programs: of a subject, one with what its readings say, its baseline, its readings."""
