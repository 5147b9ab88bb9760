"""The entries that explain codes. Each is a Markdown file that is read on demand, in this form:

    One to three sentences: what is wrong, and why it matters.

    ## Wrong at story.yaml:5:7

    (a block with the example: all files of a small story that gives this code, at this place, and no other)

    ## Fixed

    (the same story with the fault fixed)

A block begins with three backticks and the word `yaml`. The name of a file other than story.yaml follows that word, and
an option may follow the name. If the word is `ink`, the files are those of a story to adopt, and the first is the main
one; without a name, it is story.ink.

- `last-line=900` repeats the file's last line until it occurs 900 times;
- `latin-1` saves the file in that encoding;
- `escaped` replaces `\\uXXXX` by the character with that number.
"""

import os
import re

from branchlight.source.files import TITLE_PAGE
from branchlight.source.named_tuple import NamedTuple

INK = ".ink"
_FIRST = {"yaml": TITLE_PAGE, "ink": f"story{INK}"}
ENTRIES = os.path.join(os.path.dirname(__file__), "entries")
_ENTRY = re.compile(r"(?P<about>.+?)\n\n## Wrong at (?P<place>\S+)\n(?P<wrong>.+?)\n## Fixed\n(?P<fixed>.+)", re.DOTALL)
_BLOCK = re.compile(
    r"^```(?P<kind>yaml|ink)(?: (?P<name>\S+))?(?: (?P<option>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


class ExampleFile(NamedTuple):
    """One file of an example: its name, its text as shown, and an option for saving it."""

    name: str
    text: str
    option: str = ""

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        if self.option == "latin-1":
            return self.text.encode("latin-1")
        if self.option == "escaped":
            return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), self.text).encode()
        last = self.text.splitlines(keepends=True)[-1:]
        return (self.text + "".join(last) * (self._times - 1)).encode()

    def heading(self, alone: bool) -> str:
        """Return the file's name and the facts that its text does not show.

        Return "" for an ordinary title page that is `alone`.
        """
        named = not alone or self.name not in _FIRST.values() or self.option
        return ", ".join(filter(None, [self.name if named else "", self._note]))

    @property
    def _note(self) -> str:
        if self.option == "latin-1":
            return "saved in Latin-1, not in UTF-8"
        if self.option == "escaped":
            return "in which `\\u` and its four digits are one invisible character"
        return f"in which the last line occurs {self._times:,} times" if self.option else ""

    @property
    def _times(self) -> int:
        return int(self.option.removeprefix("last-line=") or 1)


class Entry(NamedTuple):
    """The explanation of a code: plain sentences, an example with the fault at `place`, and the fixed example."""

    about: str
    place: str
    wrong: tuple[ExampleFile, ...]
    fixed: tuple[ExampleFile, ...]

    @property
    def command(self) -> str:
        """The command that reports the fault."""
        return "branchlight adopt" if self.wrong[0].name.endswith(INK) else "branchlight check"

    @property
    def language(self) -> str:
        """The language of the example, as Markdown names it."""
        return "ink" if self.wrong[0].name.endswith(INK) else "yaml"


def entry_of(name: str) -> Entry:
    """Return the entry of the code with that name.

    Raises `OSError` if there is none, and `ValueError` if it has another form.
    """
    with open(os.path.join(ENTRIES, f"{name}.md"), encoding="utf-8", newline="\n") as file:
        found = _ENTRY.fullmatch(file.read())
    if found is None:
        raise ValueError(f"the entry of {name} has another form than entry.py describes")
    return Entry(" ".join(found["about"].split()), found["place"], _files(found["wrong"]), _files(found["fixed"]))


def _files(text: str) -> tuple[ExampleFile, ...]:
    return tuple(map(_file, _BLOCK.finditer(text)))


def _file(block: re.Match[str]) -> ExampleFile:
    return ExampleFile(block["name"] or _FIRST[block["kind"]], block["text"], block["option"] or "")
