"""The themes of the card, one file each."""
