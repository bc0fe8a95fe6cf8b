"""What a message is and what is true of it, without any provider, network or window."""
