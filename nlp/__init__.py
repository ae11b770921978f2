"""Text in, annotations out: pure, no I/O."""
