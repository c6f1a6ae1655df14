"""Hand-made graphics as inline SVG: small functions from numbers to marks, no chart library."""
