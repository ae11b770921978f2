"""Document citations: how numbers are written, what stands beside them, and which laws are cited by name."""
