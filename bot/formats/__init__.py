"""Files in, files out: rows of messages and labels; knows files, not SQL."""
