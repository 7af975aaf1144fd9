"""The inventory for programs: tools, files in, overlap, what links name, business cases."""
