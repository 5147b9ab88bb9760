"""The outline of a file, and a search for declared names."""

from branchlight.compiler.use_log import Use
from branchlight.editor.edited_story import EditedStory
from branchlight.source.lines import lines_of
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

_SHOWN = (
    "scene",
    "node",
    "choice",
    "state",
    "formula",
    "parameter",
    "group",
    "member",
    "trait",
    "value",
    "thing",
    "word",
    "gauge",
    "voice",
    "mood",
    "ending",
    "note",
    "playthrough",
)
_OF = {
    "choice": ("node",),
    "parameter": ("node",),
    "value": ("state", "trait", "parameter"),
    "thing": ("state",),
    "member": ("group",),
    "trait": ("group",),
}
"""The kinds under which the symbols of a kind are."""


class Symbol(NamedTuple):
    """A declared name. Its last line is `end_line`; `container` is the full name of the thing that it belongs to."""

    name: str
    kind: str
    place: Place
    length: int
    end_line: int
    children: tuple["Symbol", ...]
    container: str


def document_symbols(edited: EditedStory, file: str) -> tuple[Symbol, ...]:
    """Return the declarations in a file by place, nested: choices in nodes, values in state."""
    text = edited.text(file)
    uses = [use for use in _declared(edited) if use.place.file == file]
    full = {(use.kind, use.name) for use in uses}
    inner: dict[tuple[str, str], list[Use]] = {}
    outer: list[Use] = []
    for use in uses:
        above = use.name.rpartition(".")[0]
        parent = next(((kind, above) for kind in _OF.get(use.kind, ()) if (kind, above) in full), None)
        (outer if parent is None else inner.setdefault(parent, [])).append(use)

    def made(use: Use) -> Symbol:
        children = tuple([made(each) for each in inner.get((use.kind, use.name), ())])
        return _symbol(use, _end(text, use, [child.end_line for child in children]), children)

    return tuple([made(use) for use in outer])


def workspace_symbols(edited: EditedStory, query: str) -> tuple[Symbol, ...]:
    """Return the declared names that contain the letters of a query in their order, without regard to case."""
    return tuple([_symbol(use, use.place.line, ()) for use in _declared(edited) if _fits(use.name, query)])


def _declared(edited: EditedStory) -> list[Use]:
    """Return the first declaration of every name."""
    found: dict[tuple[str, str], Use] = {}
    for use in edited.uses:
        if use.kind in _SHOWN and use.role in ("declared", "derived"):
            found.setdefault((use.kind, use.name), use)
    return list(found.values())


def _symbol(use: Use, end: int, children: tuple[Symbol, ...]) -> Symbol:
    above, _, last = use.name.rpartition(".")
    return Symbol(last, use.kind, use.place, use.length, end, children, above)


def _end(text: str, use: Use, ends: list[int]) -> int:
    """Return the last line of a declaration: of the document for a node or a scene, else of the indented lines."""
    lines = lines_of(text)
    last = use.place.line
    own = len(lines[last - 1]) - len(lines[last - 1].lstrip(" -"))
    # The keys of a choice are in one column with its label, and its next choice is left of that.
    least = {"node": 0, "scene": 0, "playthrough": 0, "choice": own}.get(use.kind, own + 1)
    for number, line in enumerate(lines[last:], last + 1):
        if line.startswith("---") or (line.strip() and len(line) - len(line.lstrip(" ")) < least):
            break
        last = number if line.strip() else last
    return max([last, *ends])


def _fits(name: str, query: str) -> bool:
    letters = iter(name.lower())
    return all(letter in letters for letter in query.lower())
