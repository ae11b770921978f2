"""Six small provincial portals whose pages were written for this project, on loopback: to try the program and to test it.

`content/` holds the pages as data, one folder a site, and `facts.yaml`, what a reader underlines on each. `families/` holds
one module for each way of building a portal; any site can be shown in any of them. `server.serve()` runs them all.
"""
