"""The window of the running program: its dialogs, driven in this process."""
