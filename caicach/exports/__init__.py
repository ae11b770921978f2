"""One file per export format; the file name is the format."""
