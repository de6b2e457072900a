"""`tapwise simulate`: how many labels a labelled file would have needed."""
