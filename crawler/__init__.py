"""Pages in: discovery, fetching, reading portals into documents."""
