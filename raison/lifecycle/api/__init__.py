"""Charters and decisions for other programs: the same actions and queries as the pages."""
