"""One file per annotation kind; the file name is the kind."""
