"""One file per search engine; the file name is its id."""
