"""Attachment bytes to text, one file per format."""
