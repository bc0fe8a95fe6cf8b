"""Small widgets that know nothing of the program they are used in."""
