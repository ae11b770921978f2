"""Who says what: speakers, their offices, and the words of speaking."""
