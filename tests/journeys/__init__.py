"""The main jobs, done in the real window from outside: by a screen reader's means, keys and mouse."""
