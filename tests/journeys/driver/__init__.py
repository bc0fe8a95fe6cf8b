"""Starts the program and does with its window what a person can do, from other processes."""
