"""Where and when."""
