"""What every engine must do: one suite, run on each of them with the same documents."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import EngineError, QueryError
from index import FACETS, Engine, Hits, Record, engine_names, open_engine, parse_query
from index.record import with_digest

Settings = Callable[[], dict[str, Any]]


def ids(hits: Hits) -> list[str]:
    return [hit.id for hit in hits.hits]


FINDS = [
    # query, options, the ids that come first in this order, ids that must be among the hits, ids that must not
    ("cải cách hành chính", {}, [], ["n01", "d02", "d10", "n05"], ["n14", "n15"]),
    ("cai cach hanh chinh", {}, [], ["n01", "d02", "d10", "n05", "n26"], ["n14", "n15"]),
    ("Hoà Bình", {}, ["n08"], [], ["n01"]),
    ("hòa bình", {}, ["n08"], [], ["n01"]),
    ("lí giải", {}, ["n09"], [], []),
    ("uỷ ban nhân dân huyện", {}, ["n29"], [], []),
    ("tỉ lệ hồ sơ đúng hạn", {}, ["n01"], [], []),
    ("kĩ năng giao tiếp", {}, ["n10"], [], []),
    ("CCHC", {}, [], ["n05", "n01", "d02"], ["n16"]),
    ("dvctt", {}, [], ["n06", "d04"], ["n19"]),
    ("UBND huyện", {}, ["n29"], [], []),
    ("một cửa liên thông", {}, [], ["d01", "d08", "n31"], ["n15"]),
    ("mot cua lien thong", {}, [], ["d01", "d08", "n31", "n26"], ["n15"]),
    ('"kỷ luật công vụ"', {}, ["d03"], [], ["n21"]),
    ('"ky luat cong vu"', {}, ["d03"], [], ["n21"]),
    ("chuyển đổi số OR tinh giản biên chế", {}, [], ["n04", "d04", "n07"], ["n08"]),
    ("chuyển đổi số -thi", {}, ["d04"], [], ["n04"]),
    ('mô hình -"thứ sáu"', {}, [], ["n18"], ["n11", "n12"]),
    ("41.205 hồ sơ", {}, ["d10"], [], []),
    ("99,5%", {}, ["d10"], [], []),
    ("đắk lắk", {}, ["n17"], [], []),
    ("dak lak", {}, ["n17"], [], []),
    ("phản ánh hiện trường ở Huế năm nào", {}, ["n19"], [], []),
    ("cãi tạo giống lúa", {}, ["n16"], [], []),
    ("Tỷ lệ hồ sơ đúng hạn của tỉnh đạt bao nhiêu phần trăm, công tác cải cách hành chính năm 2018 ra sao?", {}, ["n01"], [], []),
    ("ty le ho so dung han cua tinh dat bao nhieu phan tram, cong tac cai cach hanh chinh nam 2018 ra sao", {}, ["n01"], [], []),
    ("Theo hướng dẫn 8, tổ hướng dẫn dịch vụ công trực tuyến ở thị xã nộp hồ sơ qua mạng thế nào", {}, ["n06"], [], []),
    ("tỉnh:Quảng Trị", {"size": 50}, [], ["n01", "n02", "d01"], ["n03"]),
    ('tinh:"quang tri" nam:2019', {}, ["n02"], [], ["n01"]),
    ("tỉnh cũ:Quảng Bình", {}, ["n02"], [], ["n01"]),
    ("tỉnh nay:Lào Cai", {}, [], ["n03", "n04", "d02"], ["n01"]),
    ("loại:quyết định", {}, [], ["d01", "d02", "d08", "d09"], ["d03", "n01"]),
    ("loai:QĐ năm:2020-2021", {}, [], ["d02", "d08"], ["d01", "d09"]),
    ("loại:kế hoạch số", {}, ["d04"], [], []),
    ('cơ quan:"ubnd tỉnh lào cai"', {}, ["d02"], [], ["d01"]),
    ("co quan:tỉnh ủy", {}, [], ["d07", "d11"], ["n30"]),
    ("lĩnh vực:thể chế", {}, ["n23"], [], ["n01"]),
    ("nguồn:hue", {}, [], ["n19", "n24"], ["n01"]),
    ("từ:10/2018 đến:3/2019", {"size": 50}, [], ["n22", "d03", "n20", "n30", "d07"], ["n02", "d11", "n27"]),
    ("cải cách -tỉnh:lào cai", {}, [], ["n01"], ["d02"]),
    ("kiểm soát thủ tục hành chính", {"year": 2020}, ["n05"], [], ["n27"]),
    ("", {"kind": "decision", "province": "ben-tre"}, ["d07"], [], ["n30"]),
    # document numbers in any written form: the document itself first, then those citing it
    ("988/QĐ-UBND", {}, ["d08"], [], ["d01"]),
    ("988/QD UBND", {}, ["d08"], [], []),
    ("988 qd ubnd", {}, ["d08"], [], []),
    ("Quyet dinh 988", {}, ["d08"], [], []),
    ("quyết định số 988", {}, ["d08"], [], []),
    ("988", {}, ["d08"], [], []),
    ("số:988/QĐ-UBND", {}, ["d08"], [], []),
    ("số: 988", {}, ["d08"], [], []),
    ("08-KL/TU", {}, ["d07", "n30"], [], []),
    ("08 kl/tu", {}, ["d07", "n30"], [], []),
    ("Ket luan 8", {}, ["d07", "n30"], [], []),
    ("731/SNV-CCHC", {}, ["d06"], [], []),
    ("05/2022/NQ-HĐND", {}, ["d05"], [], []),
    ("5/2022/nq-hdnd", {}, ["d05"], [], []),
    ("76/NQ-CP", {}, ["d02"], [], []),
    ("1412/QĐ-UBND", {"province": "quang-tri"}, ["d01"], ["n01", "d08"], ["d09"]),
    ("1412", {}, [], ["d01", "d09", "n01", "d08", "n31"], ["n15"]),
    ("Quyết định 1412 một cửa", {}, ["d01"], ["n31"], []),
]


class EngineContract:
    """Inherited by one class for each engine, which says how to open it empty."""

    @pytest.fixture(scope="class")
    @classmethod
    def settings(cls) -> Settings:
        raise NotImplementedError

    name: str

    @pytest.fixture(scope="class")
    @classmethod
    def engine(cls, settings: Settings, records: list[Record]) -> Iterator[Engine]:
        with open_engine(cls.name, settings()) as engine:
            assert engine.index(records) == []
            yield engine

    @pytest.fixture
    def empty(self, settings: Settings) -> Iterator[Engine]:
        with open_engine(self.name, settings()) as engine:
            yield engine

    @pytest.mark.parametrize(("text", "options", "first", "among", "never"), FINDS, ids=[repr(case[0]) for case in FINDS])
    def test_finds(
        self, engine: Engine, text: str, options: dict[str, Any], first: list[str], among: list[str], never: list[str]
    ) -> None:
        found = ids(engine.search(parse_query(text, **{"size": 20} | options)))
        assert found[: len(first)] == first
        assert set(among) <= set(found)
        assert not set(never) & set(found)

    def test_the_document_itself_comes_before_those_citing_it(self, engine: Engine) -> None:
        hits = engine.search(parse_query("1412/QĐ-UBND")).hits
        assert [hit.match for hit in hits] == ["own", "own", "cites", "cites"]
        assert {hit.id for hit in hits[:2]} == {"d01", "d09"}

    def test_highlights_are_whole_sentences_at_their_offsets(self, engine: Engine, records: list[Record]) -> None:
        bodies = {record.id: record.body for record in records}
        hit = engine.search(parse_query("hồ sơ đúng hạn", province="quang-tri")).hits[0]
        sentence = hit.highlights[0]
        assert sentence.text == "Tỷ lệ hồ sơ đúng hạn đạt 97,5%."
        assert bodies[hit.id][sentence.start : sentence.end] == sentence.text
        assert [bodies[hit.id][start:end] for start, end in sentence.marks] == ["hồ sơ đúng hạn"]

    def test_marks_what_was_asked_for_without_marks(self, engine: Engine) -> None:
        hit = engine.search(parse_query("chuyen doi so", province_then="yen-bai")).hits[0]
        assert [hit.title[start:end] for start, end in hit.title_marks] == ["chuyển đổi số"]

    def test_near_duplicates_are_one_hit_that_counts_the_others(self, engine: Engine) -> None:
        query = parse_query("ngày thứ sáu không hẹn")
        folded, all_of_them = engine.search(query), engine.search(replace(query, fold_groups=False))
        assert [(hit.group, hit.others) for hit in folded.hits] == [("n11", 2)]
        assert folded.total == all_of_them.total == 3
        assert set(ids(all_of_them)) == {"n11", "n12", "n13"}

    def test_others_counts_only_what_passes_the_filters(self, engine: Engine) -> None:
        hits = engine.search(parse_query("ngày thứ sáu không hẹn", province="thanh-hoa")).hits
        assert [hit.others for hit in hits] == [1]

    def test_facets_count_all_that_match(self, engine: Engine, records: list[Record]) -> None:
        hits = engine.search(parse_query(facets=FACETS, size=1))
        assert hits.total == len(records)
        counts = {name: {bucket.value: bucket.count for bucket in buckets} for name, buckets in hits.facets.items()}
        for name, values in (
            ("kind", [r.kind for r in records]),
            ("province_then", [r.province_then for r in records]),
            ("province_now", [r.province_now for r in records]),
            ("year", [str(r.day.year) for r in records if r.day]),
            ("area", [area for r in records for area in r.areas]),
            ("doc_type", [r.doc_type for r in records]),
            ("source", [r.source for r in records]),
            ("issuer", [r.issuer for r in records]),
        ):
            assert counts[name] == {value: values.count(value) for value in values if value}

    def test_facets_come_most_frequent_first(self, engine: Engine) -> None:
        years = engine.search(parse_query(facets="year")).facets["year"]
        assert list(years) == sorted(years, key=lambda bucket: (-bucket.count, bucket.value))

    def test_histogram_by_month_is_in_order_of_time(self, engine: Engine) -> None:
        hits = engine.search(parse_query("", year=2019, histogram="month"))
        assert [(bucket.value, bucket.count) for bucket in hits.histogram] == [
            ("2019-01", 1), ("2019-02", 2), ("2019-03", 1), ("2019-04", 1), ("2019-05", 1), ("2019-12", 1),
        ]  # fmt: skip

    def test_sorts_by_date_with_unknown_dates_last(self, engine: Engine) -> None:
        newest = engine.search(parse_query("thủ tục hành chính", sort="newest", size=50)).hits
        oldest = engine.search(parse_query("thủ tục hành chính", sort="oldest", size=50)).hits
        assert newest[-1].id == oldest[-1].id == "n27"
        days = [hit.day for hit in newest[:-1] if hit.day]
        assert days == sorted(days, reverse=True)
        assert [hit.day for hit in oldest[:-1]] == sorted(days)

    def test_sorted_by_date_a_long_query_means_all_its_words(self, engine: Engine) -> None:
        text = "cải cách hành chính tỷ lệ hồ sơ đúng hạn"
        assert ids(engine.search(parse_query(text, sort="newest"))) == ["n01"]
        assert engine.search(parse_query(text)).total > 1

    def test_pages_are_pieces_of_one_order(self, engine: Engine) -> None:
        query = parse_query("tỉnh", size=50)
        whole = ids(engine.search(query))
        pages = [engine.search(replace(query, size=7, page=page)) for page in range(1, 9)]
        assert [hit for page in pages for hit in ids(page)] == whole
        assert [page.more for page in pages][: len(whole) // 7 + 1] == [True] * (len(whole) // 7) + [False]

    def test_page_beyond_the_last_is_empty_and_says_so(self, engine: Engine) -> None:
        hits = engine.search(parse_query("tỉnh", page=10_000))
        assert hits.total > 0
        assert hits.hits == ()
        assert hits.notices

    def test_whole_result_is_what_the_pages_give(self, engine: Engine, records: list[Record]) -> None:
        query = parse_query("cải cách hành chính", size=50, fold_groups=False)
        assert [hit.id for hit in engine.iterate(query)] == ids(engine.search(query))
        assert {hit.id for hit in engine.iterate(parse_query())} == {record.id for record in records}

    def test_same_words_newer_first(self, engine: Engine) -> None:
        hits = ids(engine.search(parse_query("phê duyệt Đề án một cửa điện tử liên thông", size=20)))
        assert hits[0] == "d01"

    @pytest.mark.parametrize("text", ["!!! ???", '"', "-", "\x00", "🙂", "( )", "«»"])
    def test_nothing_to_look_for_is_said(self, engine: Engine, text: str) -> None:
        hits = engine.search(parse_query(text))
        assert (hits.total, hits.hits) == (0, ())
        assert hits.notices

    @pytest.mark.parametrize(
        ("text", "finds"),
        [
            ("của và là", True),
            ("cải cách " * 1_200, True),
            (" ".join(f"từ{n}" for n in range(2_000)), False),
            ('"chưa đóng một cửa', True),
            ("a" * 10_000, False),
            ('"' * 10_000, False),
            ("( " * 5_000, False),
            ("tỉnh: " * 2_000, False),
            ("731/SNV-CCHC " * 800, True),
            ("OR OR -", False),
            ("tỉnh:", False),
            ("x:y", False),
        ],
        ids=lambda value: repr(value)[:20],
    )
    def test_odd_queries_have_an_answer(self, engine: Engine, text: str, finds: bool) -> None:
        hits = engine.search(parse_query(text, facets=FACETS))
        assert bool(hits.total) == finds
        assert len(hits.notices) <= 8

    def test_a_query_that_nothing_meets_in_full_is_relaxed_and_says_so(self, engine: Engine) -> None:
        hits = engine.search(parse_query("lãi suất cho vay vải thiều"))
        assert ids(hits)[0] == "n14"
        assert hits.notices

    def test_unknown_facet_is_refused_with_a_remedy(self, engine: Engine) -> None:
        with pytest.raises(QueryError) as caught:
            engine.search(replace(parse_query("x"), facets=("color",)))
        assert "province_now" in caught.value.remedy

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("thu tuc hanh chinh", "thủ tục hành chính"),
            ("chuyen doi so", "chuyển đổi số"),
            ("tinh gian bien chee", "tinh giản biên chế"),
            ("thủ tục hành chính", ""),
            ('"thu tuc"', ""),
            ("2825/QD-UBND", ""),
        ],
    )
    def test_did_you_mean(self, engine: Engine, typed: str, meant: str) -> None:
        assert engine.search(parse_query(typed)).did_you_mean == meant

    @pytest.mark.parametrize(
        ("typed", "among"),
        [("thu t", "thủ tục hành chính"), ("cải c", "cải cách hành chính"), ("dich vu ", "dịch vụ công"), ("", ""), ("xq", "")],
    )
    def test_suggests_what_may_be_typed_next(self, engine: Engine, typed: str, among: str) -> None:
        suggested = engine.suggest(typed)
        assert any(text.startswith(among) for text in suggested) if among else suggested == ()

    def test_similar_documents_without_the_document_and_its_duplicates(self, engine: Engine) -> None:
        assert next(hit.id for hit in engine.similar("d01")) == "d08"
        assert not {"n11", "n12", "n13"} & {hit.id for hit in engine.similar("n12")}
        assert engine.similar("never-there") == ()

    def test_digests_tell_what_is_stale(self, engine: Engine, records: list[Record]) -> None:
        assert engine.digests() == {record.id: record.digest for record in records}

    def test_an_empty_engine_answers(self, empty: Engine) -> None:
        assert empty.health().state == "missing"
        assert empty.count() == 0
        assert empty.digests() == {}
        assert empty.search(parse_query("x", facets=("kind",))).total == 0
        assert list(empty.iterate(parse_query("x"))) == []

    def test_indexing_again_replaces(self, empty: Engine, records: list[Record]) -> None:
        empty.index(records[:5])
        changed = with_digest(replace(records[0], title="Bản tin về cà phê", body="Giá cà phê tăng."))
        empty.index([changed])
        assert empty.count() == 5
        assert ids(empty.search(parse_query("cà phê"))) == [changed.id]
        assert empty.digests()[changed.id] == changed.digest

    def test_deleting_takes_out(self, empty: Engine, records: list[Record]) -> None:
        empty.index(records[:5])
        empty.delete([records[0].id, "never-there"])
        assert empty.count() == 4
        assert records[0].id not in empty.digests()

    def test_unreadable_records_are_problems_and_the_rest_goes_on(self, empty: Engine, records: list[Record]) -> None:
        broken = replace(records[1], body=None)  # type: ignore[arg-type]
        problems = empty.index([records[0], broken, records[2]])
        assert [(p.stage, p.subject) for p in problems] == [("index", records[1].id)]
        assert set(empty.digests()) == {records[0].id, records[2].id}

    def test_a_rebuild_answers_from_the_old_until_it_is_done(self, empty: Engine, records: list[Record]) -> None:
        empty.index(records[:10])
        empty.begin_rebuild()
        empty.index(records[10:15])
        assert empty.search(parse_query(size=50)).total == 10
        empty.commit_rebuild()
        assert empty.search(parse_query(size=50)).total == 5
        empty.index(records[:1])
        assert empty.count() == 6

    def test_an_abandoned_rebuild_leaves_the_old(self, settings: Settings, records: list[Record]) -> None:
        chosen = settings()
        with open_engine(self.name, chosen) as engine:
            engine.index(records[:10])
            engine.begin_rebuild()
            engine.index(records[10:12])
        with open_engine(self.name, chosen) as engine:
            assert engine.count() == 10
            assert engine.health().state == "ready"

    def test_an_index_of_another_version_is_refused_and_built_anew(
        self, settings: Settings, records: list[Record], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        chosen = settings()
        with open_engine(self.name, chosen) as engine:
            engine.index(records[:10])
        self.as_of_another_version(chosen, monkeypatch)
        with open_engine(self.name, chosen) as engine:
            assert engine.health().state == "outdated"
            assert engine.digests() == {}
            with pytest.raises(EngineError) as caught:
                engine.search(parse_query("x"))
            assert "caicach index" in caught.value.remedy
            engine.index(records[:3])
            assert engine.search(parse_query()).total == 3
            assert engine.health().state == "ready"

    def as_of_another_version(self, settings: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
        """Makes this process be of a newer schema than the index."""
        for module in ("index.embedded.generations", "index.elastic.mapping", "index.elastic.aliases"):
            monkeypatch.setattr(f"{module}.SCHEMA", 1_000_000)


class TestTantivy(EngineContract):
    name = "tantivy"

    @pytest.fixture(scope="class")
    @classmethod
    def settings(cls, tmp_path_factory: pytest.TempPathFactory) -> Settings:
        return lambda: {"path": str(tmp_path_factory.mktemp("tantivy"))}


class TestElasticsearch(EngineContract):
    name = "elasticsearch"

    @pytest.fixture(scope="class")
    @classmethod
    def settings(cls, elasticsearch_url: str) -> Settings:
        counter = iter(range(1_000))
        return lambda: {"hosts": [elasticsearch_url], "index": f"test-{next(counter)}"}


def test_engines_are_the_files_of_their_folder() -> None:
    assert engine_names() == ("elasticsearch", "tantivy")


def test_an_unknown_engine_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(EngineError) as caught:
        open_engine("solr", {"path": str(tmp_path)})
    assert "tantivy" in caught.value.remedy
