"""What is known about the six areas of administrative reform."""
