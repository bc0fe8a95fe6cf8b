"""The sign-off pack."""
