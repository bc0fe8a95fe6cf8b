"""Secrets in the operating system's own store, bound to their host; never in a file of ours."""
