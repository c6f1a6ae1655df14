"""Words, sentences as lines, and inflection: what every rule of extract reads by."""
