"""Tests of the message itself."""
