"""A small provincial portal with self-written pages, served on loopback."""
