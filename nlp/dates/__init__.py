"""Dates in Vietnamese text: the written forms, what they mean on a calendar, and what settles the year they leave out."""
