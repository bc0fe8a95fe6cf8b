"""A server on this computer that behaves as each provider's pages document, and rehearses trouble."""
