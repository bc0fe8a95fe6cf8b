"""The left column: what the message says."""
