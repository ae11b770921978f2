"""Page families: one module each, with `routes(current)` giving the pages of a site in that family's structure."""
