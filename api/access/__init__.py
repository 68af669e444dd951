"""Who may enter, and what they may do: keys, links, widgets, sessions, limits, the log of changes."""
