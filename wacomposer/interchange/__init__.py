"""Other tools' language: our requests as commands that people can run elsewhere."""
