"""The middle column: how the message will look."""
