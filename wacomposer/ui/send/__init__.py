"""The right column: where the message goes, and what became of it."""
