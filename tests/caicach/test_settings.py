"""pipelines.yaml: what it says, where its paths point, and what a mistake in it is told."""

from pathlib import Path

import pytest

from caicach.settings import load_settings
from corpus.errors import SettingsError

GOOD = """
store: kho/kho.sqlite
engine: tantivy
engines: {tantivy: {path: chi-muc}}
pipelines:
  tin: {sources: [son-la]}
  hue: {sources: [hue]}
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "pipelines.yaml"
    path.write_text(text, "utf8")
    return path


def test_paths_count_from_the_folder_of_the_file(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, GOOD))
    assert settings.store_url == str(tmp_path / "kho" / "kho.sqlite")
    assert settings.archive_folder == tmp_path / "var" / "archive"
    assert settings.engine_settings("tantivy") == {"path": str(tmp_path / "chi-muc")}


def test_a_database_address_stays_as_it_is(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, "store: postgresql+psycopg://a@b/c")).store_url == "postgresql+psycopg://a@b/c"


def test_the_first_pipeline_is_meant_when_none_is_named(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, GOOD))
    assert settings.pipeline(None)[0] == "tin"
    assert settings.pipeline("hue")[1].sources == ["hue"]


@pytest.mark.parametrize(
    ("text", "asked", "part"),
    [
        (GOOD, "tni", "tin"),
        ("store: x", None, "pipelines"),
    ],
)
def test_a_pipeline_that_is_not_there_is_told_with_the_nearest(tmp_path: Path, text: str, asked: str | None, part: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(write(tmp_path, text)).pipeline(asked)
    assert part in caught.value.remedy


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("annotate: {processes: 0}", "annotate.processes"),
        ("pipelines: {a: {sources: []}}", "pipelines.a.sources"),
        ("stor: x", "stor"),
        ("crawl: {max_pages: many}", "crawl.max_pages"),
    ],
)
def test_a_wrong_setting_is_told_with_its_path(tmp_path: Path, text: str, where: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(write(tmp_path, text))
    assert caught.value.where.endswith(where)
