"""The declaration of a format: a way to write a value that follows `as` in braces."""

from collections.abc import Callable
from typing import Any

from branchlight.language.types import Kind
from branchlight.source.named_tuple import NamedTuple


class Format(NamedTuple):
    """A format of values.

    name       what follows `as`
    about      its line of help, with an example
    takes      the kinds of values that it writes
    write      gives the text of a value: of a number (int), a set or counted things (a tuple), or anything else
               (its words)
    js         the same as a JavaScript function, for a published story; it gets an array for a tuple
    is_spoken  whether it follows the rules of a language
    """

    name: str
    about: str
    takes: tuple[Kind, ...]
    write: Callable[[Any], str]
    js: str
    is_spoken: bool = True
