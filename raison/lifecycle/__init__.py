"""The life of a community: charter and sponsor, review, extension, merger, end. Start reading in stages.py."""
