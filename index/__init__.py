"""Records in, hits out."""
