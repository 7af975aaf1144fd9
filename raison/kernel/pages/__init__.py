"""Pages: one Jinja environment a language, the shell around every page, fragments rendered once and cached."""
