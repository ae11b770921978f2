"""Records: data classes that the type checker holds to be frozen, cheap to make and cheap to copy with changes.

A text gives hundreds of annotations, most of them copied several times with one more field known. `dataclass(frozen=True)` sets
every field through `object.__setattr__`, `dataclasses.replace` reads all of them through their descriptions: together a tenth of
the time of annotating. A record is a plain slotted class when it runs, and frozen for mypy (PEP 681).
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

T = TypeVar("T")

__all__ = ["changed", "record"]

if TYPE_CHECKING:
    from dataclasses import replace as changed
else:

    def changed(one: T, /, **values: Any) -> T:
        """A copy of a record with some fields changed. Raises AttributeError for a field that it does not have."""
        return one._changed(values)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """Makes a class a record: fields by keyword only, equal and hashed by value; nobody may assign to a field of one."""
    made: Any = dataclass(slots=True, kw_only=True, unsafe_hash=True)(cls)
    made._changed = _copier([field.name for field in fields(made)])
    return made  # type: ignore[no-any-return]


def _copier(names: list[str]) -> Callable[[Any, dict[str, Any]], Any]:
    """The method that copies field by field, written out as `dataclasses` writes `__init__`: no loop over names when it runs."""
    lines = ["def _changed(self, values):", " made = object.__new__(self.__class__)"]
    lines += [f" made.{name} = self.{name}" for name in names]
    lines += [" for name, value in values.items():", "  setattr(made, name, value)", " return made"]
    space: dict[str, Any] = {}
    exec("\n".join(lines), space)  # noqa: S102 - names of fields, no text from outside
    method: Callable[[Any, dict[str, Any]], Any] = space["_changed"]
    return method
