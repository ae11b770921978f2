"""YAML files into pydantic models: errors name the file, the line, the YAML path and the fix."""

import os
import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from corpus.errors import SettingsError
from corpus.language import say

Model = TypeVar("Model", bound=BaseModel)

_VARIABLE = re.compile(r"\$\{(\w+)(?::-([^}]*))?\}")


def load_model(path: Path, shape: type[Model]) -> Model:
    """The file as a model; `${NAME}` and `${NAME:-default}` in its text are taken from the environment. Raises SettingsError."""
    text = _read(path)
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise _broken(path, error) from error
    try:
        return shape.model_validate(data if data is not None else {})
    except ValidationError as error:
        raise _invalid(path, error, tree, shape) from error


def _read(path: Path) -> str:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            say(f"Không đọc được tệp: {error}", f"The file cannot be read: {error}"),
            where=str(path),
            remedy=say(
                "Kiểm tra đường dẫn và quyền đọc; tệp phải là UTF-8.", "Check the path and permissions; it must be UTF-8."
            ),
        ) from error
    return "\n".join(_expanded(path, number, line) for number, line in enumerate(text.split("\n"), 1))


def _expanded(path: Path, number: int, line: str) -> str:
    def value(match: re.Match[str]) -> str:
        found = os.environ.get(match[1], match[2])
        if found is None:
            raise SettingsError(
                say(f"Biến môi trường {match[1]} chưa được đặt", f"The environment variable {match[1]} is not set"),
                where=f"{path}:{number}",
                remedy=say(
                    f"Đặt {match[1]}, hoặc ghi ${{{match[1]}:-giá trị}}.", f"Set {match[1]}, or write ${{{match[1]}:-value}}."
                ),
            )
        return found

    return line if line.lstrip().startswith("#") else _VARIABLE.sub(value, line)


def _broken(path: Path, error: yaml.YAMLError) -> SettingsError:
    mark = getattr(error, "problem_mark", None)
    cause = getattr(error, "problem", None) or str(error)
    return SettingsError(
        say(f"YAML sai cú pháp: {cause}", f"Broken YAML: {cause}"),
        where=f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path),
        remedy=say(
            "Kiểm tra thụt dòng, dấu hai chấm và dấu nháy ở dòng này.", "Check indentation, colons and quotes on this line."
        ),
    )


def _invalid(path: Path, error: ValidationError, tree: yaml.Node | None, shape: type[BaseModel]) -> SettingsError:
    first = error.errors()[0]
    where = f"{path}:{_line(tree, first['loc'])}: {'.'.join(map(str, first['loc'])) or '(top)'}"
    more = len(error.errors()) - 1
    also = say(f" (và {more} lỗi khác)", f" (and {more} more)") if more else ""
    return SettingsError(first["msg"] + also, where=where, remedy=_remedy(first, shape))


def _remedy(error: ErrorDetails, shape: type[BaseModel]) -> str:
    if error["type"] == "extra_forbidden":
        name = str(error["loc"][-1])
        near = get_close_matches(name, _field_names(shape), 1)
        if near:
            return say(f"Có phải là '{near[0]}'?", f"Did you mean '{near[0]}'?")
        return say("Bỏ khóa này đi.", "Remove this key.")
    if error["type"] == "missing":
        return say("Thêm khóa còn thiếu này.", "Add the missing key.")
    return say(f"Sửa giá trị {error['input']!r}.", f"Change the value {error['input']!r}.")


def _field_names(shape: Any) -> set[str]:
    """The field names of a model and of the models inside it."""
    names: set[str] = set()
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        for name, info in shape.model_fields.items():
            names |= {name} | _field_names(info.annotation)
    for inner in getattr(shape, "__args__", ()):
        names |= _field_names(inner)
    return names


def _line(node: yaml.Node | None, path: Sequence[int | str]) -> int:
    """The line of the deepest part of `path` that the file has, from 1."""
    line = 1
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pairs = {key.value: (key, value) for key, value in node.value}
            if str(step) not in pairs:
                return line
            key, node = pairs[str(step)]
            line = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            return line
    return line
