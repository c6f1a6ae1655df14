"""What we write ourselves for training: sentences with roles, their variants, and trees for what treebanks seldom show."""
