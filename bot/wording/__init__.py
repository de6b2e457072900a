"""The words of every language: one Fluent file each in `languages/`, and who formats them."""
