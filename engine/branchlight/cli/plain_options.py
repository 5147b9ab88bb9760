"""Plain command lines, read without argparse, which takes longer to load than to read them.

A line is plain if it spells out each option, and if each value follows its option as a word of its own. argparse reads
all other lines. It knows abbreviations, prints help, and says what is wrong.
"""

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

from branchlight.source.named_tuple import NamedTuple

_STORE, _APPEND, _FLAG = "store", "append", "store_true"


def plain_options(arguments: Callable[[Any], None], words: Sequence[str]) -> SimpleNamespace | None:
    """Return what argparse would make of the words of a command, or None if they are not plain.

    `arguments` is the function of the command that declares its arguments.
    """
    declared = _Declared()
    try:
        arguments(declared)
        return declared.read(words)
    except _NotPlainError:
        return None


class _NotPlainError(Exception):
    """The error of a command or a line that needs argparse."""


class _Argument(NamedTuple):
    """An argument: its name among the options, how its values are kept and converted, and whether it may be missing."""

    name: str
    action: str
    convert: Callable[[str], Any]
    default: Any
    required: bool

    def value(self, word: str) -> Any:
        """Return the value of a word. Raises `_NotPlainError` if it has none, or may be an option."""
        if word.startswith("-"):
            raise _NotPlainError
        try:
            return self.convert(word)
        except Exception as error:  # argparse will meet it too, and say what is wrong
            raise _NotPlainError from error


class _Declared:
    """The arguments of a command. They are declared as they are to argparse."""

    def __init__(self) -> None:
        self.prog = ""  # which actions within a command ask for
        self._options: dict[str, _Argument] = {}
        self._places: list[_Argument] = []

    def add_argument(
        self,
        *names: str,
        action: str = _STORE,
        type: Callable[[str], Any] = str,
        default: Any = None,
        nargs: str | None = None,
        **told: str,
    ) -> None:
        """Declare an argument. What is told of it is only for the help."""
        if nargs not in (None, "?") or action not in (_STORE, _APPEND, _FLAG):
            raise _NotPlainError
        name = next((name for name in names if name.startswith("--")), names[0]).lstrip("-").replace("-", "_")
        is_place = not names[0].startswith("-")
        given = False if action == _FLAG else default
        argument = _Argument(name, action, type, given, is_place and nargs is None)
        if is_place:
            self._places.append(argument)
        self._options.update(dict.fromkeys(() if is_place else names, argument))

    def add_subparsers(self, **told: Any) -> Any:
        """Refuse actions within a command, which only argparse can tell apart."""
        raise _NotPlainError

    def read(self, words: Sequence[str]) -> SimpleNamespace:
        """Return the values of all arguments. Raises `_NotPlainError` if a word is not plain."""
        read = SimpleNamespace(**{each.name: each.default for each in (*self._options.values(), *self._places)})
        places, rest = iter(self._places), iter(words)
        for word in rest:
            is_option = word.startswith("-")
            argument = self._options.get(word) if is_option else next(places, None)
            if argument is None:
                raise _NotPlainError
            if argument.action == _FLAG:
                value: Any = True
            else:
                value = argument.value(next(rest, "-") if is_option else word)
            if argument.action == _APPEND:
                value = [*getattr(read, argument.name), value]
            setattr(read, argument.name, value)
        if any(argument.required for argument in places):
            raise _NotPlainError
        return read
