"""One page object per CMS family; the file name is the id of the family."""
