"""What the program can do, without its window."""
