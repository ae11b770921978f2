"""What the stages share: the model, the text rules, the store and the archive."""
