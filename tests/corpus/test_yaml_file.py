"""A wrong YAML file is told with its line, its path and the fix."""

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from corpus.errors import SettingsError
from corpus.language import speak
from corpus.yaml_file import load_model


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    delay: float = 1.0


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    places: list[Inner] = []


def load(folder: Path, text: str) -> Outer:
    path = folder / "a.yaml"
    path.write_text(text, "utf8")
    return load_model(path, Outer)


@pytest.mark.parametrize(
    ("text", "where", "remedy"),
    [
        ("name: x\nplaces:\n  - dealy: 2\n", "a.yaml:3: places.0.dealy", "'delay'"),
        ("name: x\nplaces:\n  - delay: soon\n", "a.yaml:3: places.0.delay", "'soon'"),
        ("places: []\n", "a.yaml:1: name", "missing"),
        ("name: [x\n", "a.yaml:2:1", "quotes"),
        ("name: ${NOT_SET_HERE}\n", "a.yaml:1", "NOT_SET_HERE"),
        ("- 1\n", "a.yaml:1: (top)", "[1]"),
        ("name: x\nzzz: 1\n", "a.yaml:2: zzz", "Remove"),
    ],
)
def test_the_error_names_line_path_and_fix(tmp_path: Path, text: str, where: str, remedy: str) -> None:
    speak("en")
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, text)
    assert caught.value.where.endswith(where)
    assert remedy in caught.value.remedy


def test_a_missing_or_binary_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="tệp|file"):
        load_model(tmp_path / "none.yaml", Outer)
    (tmp_path / "b.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError):
        load_model(tmp_path / "b.yaml", Outer)


def test_values_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLACE", "Đông Hà")
    assert load(tmp_path, "# ${NOT_SET} in a comment\nname: ${PLACE} ${X:-2026}\n").name == "Đông Hà 2026"
