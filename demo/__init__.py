"""A family of small provincial portals with self-written pages, served on loopback: for trying things, and for tests.

`content/` holds the pages as data, one folder a site, and `facts.yaml`, what a reader underlines on each. `families/` holds
one module for each way of building a portal; any site can be shown in any of them. `server.serve()` runs them all.
"""
