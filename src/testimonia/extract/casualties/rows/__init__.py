"""A sentence as a row of phrases: words of harm, words for people, numbers, and what each letter of the row stands for."""
