"""What a run tells beside its table."""

from caicach.reporting import crawl_notes
from crawler.report import CrawlReport, SourceReport


def test_what_a_source_always_says_and_what_it_breaks_are_told() -> None:
    one = SourceReport(source="xa", requests=3, fetched=1, notes=["chứng chỉ không được kiểm tra"], broken=["quá ít tài liệu"])
    assert crawl_notes(CrawlReport(sources=[one])) == ["xa: chứng chỉ không được kiểm tra", "xa: quá ít tài liệu"]
