"""Tests of the providers as data: requests, answers, reviews."""
