"""`NamedTuple` as in `typing`, but quick to declare.

That of `typing` compiles a constructor for each class and checks each annotation, while its module is imported. That
was a quarter of what a start in plain mode does. This one compiles the constructor when it is first called, which many
classes never see. All else is the same, except that `inspect.signature` knows the fields only after that.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 14):  # from 3.14 on, a body has no annotations while it is executed
    from typing import NamedTuple
else:
    from collections import namedtuple

    _Longest = namedtuple("_Longest", [f"field{place}" for place in range(32)])
    # A getter knows the place of its field and nothing else, so all classes share them.
    _GETTERS = [vars(_Longest)[name] for name in _Longest._fields]

    def _construct_first(kind, *values, **named):
        """Construct the first instance of a class, and give the class the constructor for its fields."""
        fields = "".join([f"{name}, " for name in kind._fields])
        construct = eval(f"lambda _kind, {fields}: _new(_kind, ({fields}))", {"_new": tuple.__new__})
        construct.__qualname__ = f"{kind.__name__}.__new__"
        construct.__defaults__ = tuple(kind._field_defaults.values())
        kind.__new__ = staticmethod(construct)
        return construct(kind, *values, **named)

    def _make(kind, values):
        """Return an instance with these values of its fields, in order."""
        made = tuple.__new__(kind, values)
        if len(made) != len(kind._fields):
            raise TypeError(f"Expected {len(kind._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **named):
        """Return an instance with other values of some fields."""
        made = tuple.__new__(self.__class__, map(named.pop, self._fields, self))
        if named:
            raise ValueError(f"Got unexpected field names: {list(named)!r}")
        return made

    def _repr(self):
        fields = ", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True)])
        return f"{self.__class__.__name__}({fields})"

    _SHARED = {
        "__slots__": (),
        "__new__": _construct_first,
        "__repr__": _repr,
        "__getnewargs__": vars(_Longest)["__getnewargs__"],
        "_asdict": vars(_Longest)["_asdict"],
        "_make": classmethod(_make),
        "_replace": _replace,
        "__replace__": _replace,
    }

    class _Declaration(type):
        """Makes of a declaration a class that is derived from tuple alone."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            if len(fields) > len(_GETTERS):
                raise TypeError(f"{name} has more than {len(_GETTERS)} fields")
            given = {
                "_fields": fields,
                "_field_defaults": {field: body[field] for field in fields if field in body},
                "__match_args__": fields,
            }
            getters = dict(zip(fields, _GETTERS, strict=False))
            return type.__new__(type, name, (tuple,), {**_SHARED, **body, **given, **getters})

    class NamedTuple(metaclass=_Declaration):
        """The base of a class whose annotations are its fields."""


__all__ = ["NamedTuple"]
