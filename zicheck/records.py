"""Records: named tuples whose classes cost little to make.

The core is made of many small frozen classes, and every start makes each of them. With
``typing.NamedTuple`` most of that goes into looking at annotations, which nobody reads at run
time. A :class:`Record` is the same to a type checker, and at run time what
``collections.namedtuple`` makes, with its methods and properties: a quarter of the cost.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any
    from typing import NamedTuple as Record
else:

    class _Made(type):
        """Makes a named tuple of what a class statement holds."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(  # noqa: PYI024 - typed above
                name, fields, defaults=defaults, module=body["__module__"]
            )
            for key, value in body.items():
                if key not in fields and key not in _OWN:
                    setattr(made, key, value)
            made.__annotations__ = fields
            if "__doc__" in body:
                made.__doc__ = body["__doc__"]
            return made

    _OWN = frozenset({"__module__", "__qualname__", "__annotations__", "__doc__", "__slots__"})

    class Record(metaclass=_Made):
        """The base that a class statement names; the class that comes of it is a tuple."""


__all__ = ["Record"]
