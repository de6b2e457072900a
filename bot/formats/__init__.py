"""Files to rows and rows to files; knows file forms, not SQL."""
