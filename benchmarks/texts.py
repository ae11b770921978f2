"""Texts to measure with: what the demo portal's pages say, news and acts."""

from demo import library


def demo_texts() -> list[str]:
    """One text a page, in the order of sites and days."""
    shelves = [library.shelf(site.id) for site in library.sites()]
    return [item.body for shelf in shelves for item in (*shelf.news, *shelf.decisions)]
