"""The ground under every slice: database, spine, access, live, pages, doors, files. Knows no slice."""
