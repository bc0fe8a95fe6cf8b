"""The sign-off pack: every picture of a message, in a document that says which exact file it shows."""
