"""What the program can do, without widgets: composing, sending, accounts, tasks and actions."""
