"""Who did it, as alleged."""
