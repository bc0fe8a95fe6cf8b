"""The portability table: what becomes of each part of the message at each provider."""
