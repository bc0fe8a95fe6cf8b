"""Providers described as data: what each carries, how a request to it looks, what its answers mean."""
