"""Who was harmed: names with their particulars, rolls of names, populations and their standing."""
