"""What stays: real files, a real keyring on a bus of its own, and every way in which both can fail."""
