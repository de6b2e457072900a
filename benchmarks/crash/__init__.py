"""Checks that a kill -9 at any moment loses, duplicates or blocks nothing."""
