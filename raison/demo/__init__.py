"""The demo company: a believable pump maker to try Raison with."""
