"""What stays between two starts: settings, accounts, drafts, and secrets in the system's own store."""
