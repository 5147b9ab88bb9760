"""The parts of names in expressions: `lover.trust` has a state and a trait, `tower.room` has a scene and a node."""

from branchlight.compiler.names import Names, View
from branchlight.compiler.use_log import NamePart
from branchlight.language.scope import Named
from branchlight.language.traits import trait


def noted_parts(view: View) -> list[NamePart]:
    """Return the parts of the names that were noted, each once. A question about a group names some many times."""
    found = [part for named in view.noted or () for part in parts_of(named, view)]
    return list(dict.fromkeys(found))


def parts_of(named: Named, view: View) -> list[NamePart]:
    """Return the parts of a name that an expression uses, each with its kind and its full name."""
    kind, text, start, of, shown = named
    if kind == "value":
        return [NamePart("value", text, start, len(text), of)]
    if kind == "name":
        found = _value(text, start, view)
        return [part for part in found if part.start >= shown]
    if kind == "node":
        return node_parts(view.node(text) or "", text, start)
    if kind == "choice":
        return choice_parts(view.choice(text) or "", text, start)
    return [NamePart(kind, text, start, len(text))]


def node_parts(full: str, text: str, start: int = 0) -> list[NamePart]:
    """Return the parts of a text that names the node `full`: its scene, if that is written, and the node."""
    before, dot, last = text.rpartition(".")
    scene = [NamePart("scene", before, start, len(before))] if dot else []
    return [*scene, NamePart("node", full, start + len(before) + len(dot), len(last))]


def choice_parts(full: str, text: str, start: int = 0) -> list[NamePart]:
    """Return the parts of a text that names the choice `full`, after its node or without it."""
    before, dot, last = text.rpartition(".")
    node = node_parts(full.rpartition(".")[0], before, start) if dot else []
    return [*node, NamePart("choice", full, start + len(before) + len(dot), len(last))]


def _value(text: str, start: int, view: View) -> list[NamePart]:
    """Return the parts of the name of a value: of state, a formula, a group, a trait or a word."""
    names, full = view.names, view.full(text)
    if full in names.values or full in names.groups:
        return _declared(full, text, start, view)
    meant = trait(text, lambda name: names.values.get(view.full(name)))
    if meant is None:
        return []
    head = text[: meant.dot]
    if view.full(head) not in names.values and "." not in head:
        head = head[0].lower() + head[1:]
    own = meant.names[0]
    member = len(own) - (len(text) - meant.dot)  # the length of the member in the name of its own trait
    tail = [part for part in _value(own, start + meant.dot - member, view) if part.start > start + meant.dot]
    return [*_value(head, start, view), *tail]


def _declared(full: str, text: str, start: int, view: View) -> list[NamePart]:
    """Return the parts of the declared value `full`, which is written as `text`."""
    names = view.names
    head, dot, last = text.rpartition(".")
    at = start + len(head) + len(dot)
    if full in names.declared:
        node = full.rpartition(".")[0]
        return [*(node_parts(node, head, start) if dot else ()), NamePart("parameter", full, at, len(last))]
    if not dot:
        return [NamePart(_kind(full, names), full, start, len(text))]
    if full in names.derived:
        above = head if head in names.values else head[0].lower() + head[1:]
        word = _parent(f"{above}.{last}", names)
        return [*_value(above, start, view), NamePart("word", word, at, len(last))]
    whole_value = names.values.get(head)
    if whole_value is not None and whole_value.type.kind == "counts":
        return [*_value(head, start, view), NamePart("value", last, at, len(last), whole_value.type.names)]
    owner = _parent(full, names).rpartition(".")[0]
    group = names.groups.get(owner)
    if group is None:
        return [NamePart(_kind(full, names), full, at, len(last))]
    member = NamePart("value", head, start, len(head), group.names)
    return [member, NamePart("trait", f"{owner}.{last}", at, len(last))]


def _parent(name: str, names: Names) -> str:
    """Return the name under which a trait or a word is declared: that of its group, if it has one."""
    last = name.rpartition(".")[2]
    found = [each for each in names.parents.get(name, ()) if each.endswith(f".{last}")]
    return found[-1] if found else name


def _kind(name: str, names: Names) -> str:
    if name in names.groups:
        return "group"
    return "state" if name in names.variables or name in names.derived else "formula"
