"""Sentences for people: codes and data go in, words come out; findings and sends have no other prose."""
