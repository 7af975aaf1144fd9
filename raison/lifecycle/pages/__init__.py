"""The Charter tab, and the pages on which a community's owners, its sponsor and the Digital Office decide."""
