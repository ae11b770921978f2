"""Side-by-side figures: what the project does beside what one would use instead, in one run on one machine."""
