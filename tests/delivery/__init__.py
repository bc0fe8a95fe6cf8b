"""Tests of sending, against a real HTTP server on this computer."""
