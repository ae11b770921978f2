"""The files that pages offer hold the words of their data, and are the same bytes each time."""

import io

import pypdfium2
import pytest
from docx import Document

from demo import annexes, library
from demo.model import Item, Offer


def offers() -> list[tuple[Item, Offer]]:
    shelves = [library.shelf(site.id) for site in library.sites()]
    return [(item, offer) for shelf in shelves for item in (*shelf.news, *shelf.decisions) for offer in item.files]


def text_of(data: bytes, media: str) -> str:
    if media == annexes.MEDIA["pdf"]:
        return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    word = Document(io.BytesIO(data))
    return " ".join(
        [p.text for p in word.paragraphs] + [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    )


@pytest.mark.parametrize(("item", "offer"), offers(), ids=lambda value: getattr(value, "name", getattr(value, "site", "")))
def test_a_file_holds_the_words_of_its_data(item: Item, offer: Offer) -> None:
    data, media = annexes.build(item, offer)
    assert sorted("".join(text_of(data, media).split())) == sorted("".join(annexes.words(item, offer).split()))


def test_both_forms_are_offered_and_repeat_byte_for_byte() -> None:
    by_form = {offer.name.rsplit(".", 1)[-1]: (item, offer) for item, offer in offers()}
    assert set(by_form) == {"pdf", "docx"}
    for item, offer in by_form.values():
        assert annexes.build.__wrapped__(item, offer) == annexes.build.__wrapped__(item, offer)


def test_a_news_page_cannot_offer_an_act() -> None:
    news = library.shelf("quang-tri").page(105)
    assert news
    with pytest.raises(ValueError, match="needs an annex"):
        annexes.build(news, Offer(name="la.pdf"))
