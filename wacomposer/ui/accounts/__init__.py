"""Accounts and their secrets: adding, changing, checking and deleting them."""
