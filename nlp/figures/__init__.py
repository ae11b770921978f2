"""Figures: numbers that say something, and what the text around them says about them."""
