"""The search page, the command bar's options, and the panel that says who talks about something already."""
