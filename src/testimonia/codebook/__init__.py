"""The vocabulary as data: what is counted, the words for it, the published rules; each entry with its reason and source."""
