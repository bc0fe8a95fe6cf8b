"""The command line: one file per verb over the window's core, each loading only what it needs."""
