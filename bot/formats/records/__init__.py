"""Records: the JSON objects, or rows, of other tools, and what each of them means."""
