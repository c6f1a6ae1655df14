"""Casualties: who was harmed, how many, by whom. Patterns propose, the tree disposes."""
