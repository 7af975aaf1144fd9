"""Business cases: what joining some tools would cost, save and risk. One begins in actions.py, `open_case`; what it
comes to is reckoned in reckoning.py."""
