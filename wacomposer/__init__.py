"""Compose WhatsApp messages with buttons, see them as they will arrive, and send them through a provider."""

__version__ = "0.1.0"
