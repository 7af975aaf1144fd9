"""The inventory of tools in use: who uses them for what, what each costs, what it really does, where they overlap. A
tool is written down in actions/adding.py, `add_tool`."""
