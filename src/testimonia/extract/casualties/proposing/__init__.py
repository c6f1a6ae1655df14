"""Who is said to have come to which harm: patterns, the tree, sayings and the trained reader's marks propose; vetoes dispose."""
