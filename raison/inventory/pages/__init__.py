"""The pages of the inventory: lists, one tool, files in, overlap, what links name, business cases."""
