"""The finders as spaCy components."""

from datetime import date

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from corpus.annotations import Citation, Date
from corpus.errors import AnnotateError, SettingsError
from nlp.annotate import annotate, kinds
from nlp.contract import Context
from nlp.spacy_pipeline import GROUP

TEXT = (
    "Ngày 5/3, UBND huyện Tuy An ban hành Quyết định số 12/QĐ-UBND về mô hình “Một cửa hiện đại”; "
    "tỷ lệ hồ sơ đúng hạn đạt 99,5%. Ông Lê Văn An, Chủ tịch UBND huyện, cho biết: “Năm nay xã nào cũng phải có máy quét.”"
)
CONTEXT = {"published": "2024-03-09", "province": "phu-yen"}


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("vi")
    pipeline.add_pipe("caicach")
    return pipeline


def read(nlp: Language, text: str = TEXT, context: dict[str, str] | None = None) -> Doc:
    doc = nlp.make_doc(text)
    doc._.caicach_context = context
    return nlp(doc)


def test_spans_are_what_annotate_finds_in_groups_by_kind(nlp: Language) -> None:
    doc = read(nlp, context=CONTEXT)
    expected = annotate(TEXT, Context(published=date(2024, 3, 9), province="phu-yen"))
    found = [span._.caicach for kind in kinds() for span in doc.spans[kind]]
    assert sorted(found, key=lambda a: (a.start, a.end, a.kind)) == list(expected.annotations)
    assert len(doc.spans[GROUP]) == len(expected.annotations) > 6
    assert doc._.decision == expected.decision


def test_fields_are_span_extensions(nlp: Language) -> None:
    doc = read(nlp, context=CONTEXT)
    citation, day = doc.spans["citation"][0], doc.spans["date"][0]
    assert (citation._.number, citation._.doc_type, citation.label_) == ("12/QĐ-UBND", "Quyết định", "citation")
    assert (day._.date_from, day._.anchored, day._.number) == (date(2024, 3, 5), True, None)
    assert isinstance(citation._.caicach, Citation)
    assert isinstance(day._.caicach, Date)
    assert doc[:3]._.caicach is None


def test_a_span_that_ends_inside_a_token_is_kept_with_its_exact_offsets() -> None:
    whole = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.vi.VietnameseTokenizer", "use_pyvi": False}}})
    whole.add_pipe("caicach_figure")
    text = "Hồ sơ đúng hạn (đạt 99,5%)."
    doc = whole(text)
    span = doc.spans["figure"][0]
    assert (span.text, span._.caicach.text, span.id_) == ("99,5%).", "99,5%", f"{text.index('99')}:{text.index('%') + 1}")


def test_docs_come_back_from_a_doc_bin_and_from_bytes(nlp: Language) -> None:
    doc = read(nlp, context=CONTEXT)
    stored = DocBin(docs=[doc]).to_bytes()
    other = spacy.blank("vi")
    for again in (*DocBin().from_bytes(stored).get_docs(other.vocab), Doc(other.vocab).from_bytes(doc.to_bytes())):
        assert again.text == TEXT
        assert [s._.caicach for s in again.spans[GROUP]] == [s._.caicach for s in doc.spans[GROUP]]
        assert again.spans["citation"][0]._.number == "12/QĐ-UBND"


def test_displacy_shows_the_spans(nlp: Language) -> None:
    html = displacy.render(read(nlp), style="span", options={"spans_key": GROUP}, jupyter=False)
    assert all(kind in html for kind in ("citation", "figure", "quotation"))


def test_one_component_per_kind_adds_to_the_group_of_all() -> None:
    nlp = spacy.blank("vi")
    for kind in kinds():
        nlp.add_pipe(f"caicach_{kind}")
    apart = nlp(TEXT)
    together = spacy.blank("vi")
    together.add_pipe("caicach")
    whole = together(TEXT)
    assert [s._.caicach for s in apart.spans[GROUP]] == [s._.caicach for s in whole.spans[GROUP]]


def test_a_config_chooses_kinds_and_is_saved(tmp_path: object) -> None:
    nlp = spacy.blank("vi")
    nlp.add_pipe("caicach", config={"kinds": ["citation", "date"]})
    nlp.to_disk(str(tmp_path))
    doc = spacy.load(str(tmp_path))(TEXT)
    assert set(doc.spans) == {"citation", "date", GROUP}


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SettingsError, match="colour") as raised:
        spacy.blank("vi").add_pipe("caicach", config={"kinds": ["colour"]})
    assert "citation" in raised.value.remedy


@pytest.mark.parametrize("context", [{"published": "hôm qua"}, {"weather": "sunny"}, {"province": 3}])
def test_a_context_that_cannot_be_read_is_refused(nlp: Language, context: dict[str, str]) -> None:
    with pytest.raises(AnnotateError) as raised:
        read(nlp, context=context)
    assert "published" in raised.value.remedy


@pytest.mark.parametrize("text", ["", " ", "\n\n", "12/QĐ-UBND", "a\u0302" * 3, "\u200b12/QĐ\u200b-UBND ngày 5/3/2024"])
def test_odd_texts_pass(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(doc.text[s._.caicach.start : s._.caicach.end] == s._.caicach.text for s in doc.spans[GROUP])
