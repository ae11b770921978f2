"""What is known about named practices: the words that introduce them, and one key for every way to write a name."""
