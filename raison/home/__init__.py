"""Home: the page on which a day begins, the rail around every page, and the command bar."""
