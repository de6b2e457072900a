"""Measures many people who label at once, some of them careless or hostile, on the real bot."""
