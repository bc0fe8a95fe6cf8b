"""Secrets: the lane, the binding to a host, and a real keyring in all its states."""
