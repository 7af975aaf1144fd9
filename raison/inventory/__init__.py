"""The inventory of tools in use: who uses which for what, what each costs, what it really does, where they overlap, and
the business case of joining some. A tool is written down in actions/adding.py, `add_tool`; a case is reckoned in
case.py."""
