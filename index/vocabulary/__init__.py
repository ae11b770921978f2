"""Vocabulary as data: YAML files beside this one, read once when first asked for."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load(name: str) -> Any:
    """The parsed content of `<name>.yaml` in this folder. Raises FileNotFoundError for an unknown name."""
    return yaml.load(files(__name__).joinpath(f"{name}.yaml").read_text("utf8"), Loader=yaml.CSafeLoader)
