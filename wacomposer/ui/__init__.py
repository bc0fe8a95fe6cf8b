"""What is seen: the only place that knows widgets."""
