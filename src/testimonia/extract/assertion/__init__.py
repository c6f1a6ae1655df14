"""Assertion: whether a claim is asserted, negated, supposed, forecast or of another time."""
