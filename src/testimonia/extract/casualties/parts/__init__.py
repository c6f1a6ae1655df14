"""Which count is a part of which: lists, "of them", sums and totals."""
