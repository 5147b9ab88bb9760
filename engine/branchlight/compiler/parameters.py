"""Calls and the parameters of the nodes that they call: `takes:` at the node, and `call: {to:, with:}`."""

from collections.abc import Container

from branchlight.compiler import story_keys
from branchlight.compiler.compiler_codes import ARGUMENT, DUPLICATE, MISSING, SHAPE, STATE
from branchlight.compiler.drafts import NodeDraft
from branchlight.compiler.fields import Fields
from branchlight.compiler.member_groups import is_single
from branchlight.compiler.names import Names
from branchlight.compiler.understanding import Understanding
from branchlight.compiler.variables import declare, read_declared
from branchlight.compiler.ways_out import WaysOut
from branchlight.language.expression import Const
from branchlight.language.odd_assignments import odd_argument
from branchlight.language.statement_checker import clamped
from branchlight.model.statements import Assign, NodeCall
from branchlight.model.story import BACK, Variable
from branchlight.source.did_you_mean import near
from branchlight.source.located import Mapping, Scalar

_NODE_KEYS = frozenset(story_keys.NODE)
_CALL_KEYS = frozenset(story_keys.CALL)


def read_parameters(drafts: list[NodeDraft], names: Names, taken: Container[str]) -> tuple[Variable, ...]:
    """Declare the parameters of all nodes, as state by their full names. They may not be called as any in `taken`."""
    found: list[Variable] = []
    for draft in drafts:
        if "takes" in draft.mapping.values:
            found += _parameters(draft, names, taken)
    return tuple(found)


def _parameters(draft: NodeDraft, names: Names, taken: Container[str]) -> list[Variable]:
    fields = Fields(draft.problems, draft.mapping, _NODE_KEYS, "a node")
    before = [old if "." in old else f"{draft.scene}.{old}" for old in _earlier(fields)]
    found: list[Variable] = []
    for scalar, value in fields.mapping_of("takes"):
        if scalar.value in taken or scalar.value in names.values:
            message = f"`{scalar.value}` is declared on the title page too"
            draft.problems.complain(DUPLICATE, scalar, message, "rename one of the two")
            continue
        if not is_single(draft.problems, scalar, value, "a parameter"):
            continue
        declared, full = read_declared(draft.problems, names, scalar, value), f"{draft.name}.{scalar.value}"
        was = [f"{node}.{name}" for node in (draft.name, *before) for name in (scalar.value, *declared.was)]
        label = declared.label or scalar.value.replace("_", " ")
        if declared.shown:
            message = f"`{scalar.value}` cannot be shown: a parameter has its value only during a call"
            draft.problems.complain(STATE, scalar, message, "remove `shown:`")
        declared = declared._replace(was=tuple(was[1:]), label=label, shown=False)
        names.parameters.setdefault(draft.name, {})[scalar.value] = Assign(len(names.slots), Const(declared.start))
        names.declared[full] = scalar
        found.append(declare(draft.problems, names, scalar, full, declared))
    return found


def _earlier(fields: Fields) -> list[str]:
    """Return the earlier names of a node. Mistakes in them are noted when the node is compiled."""
    return [word.value for word in fields.items("was") if isinstance(word, Scalar)]


def read_call(fields: Fields, understanding: Understanding, ways_out: WaysOut) -> NodeCall | None:
    """Return the call of a body, or None if it has none or a mistake, which is noted."""
    value = fields.get("call")
    if value is None:
        return None
    problems = fields.problems
    inner = Fields(problems, value, _CALL_KEYS, "a call") if isinstance(value, Mapping) else None
    to = fields.scalar("call") if inner is None else inner.scalar("to")
    if inner is not None and to is None:
        problems.complain(MISSING, value, "a call needs `to: node`", "write `call: {to: node, with: {name: value}}`")
    node = ways_out.target(to)
    if node == BACK:
        problems.complain(SHAPE, to or value, "`call` needs the node to play", "`go: back` returns")
    if not node or node == BACK:
        return None
    parameters = understanding.names.parameters.get(node, {})
    given = {} if inner is None else _arguments(inner, understanding, node, parameters)
    return NodeCall(
        node, tuple([given.get(name, start) for name, start in parameters.items()]), tuple(parameters.values())
    )


def _arguments(
    fields: Fields, understanding: Understanding, node: str, parameters: dict[str, Assign]
) -> dict[str, Assign]:
    """Return the arguments under `with`, by the names of the node's parameters."""
    found: dict[str, Assign] = {}
    for scalar, value in fields.mapping_of("with"):
        if scalar.value not in parameters:
            hint = near(scalar.value, list(parameters))
            hint = hint or (f"it takes {', '.join(parameters)}" if parameters else "declare it there under `takes:`")
            message = f"the node `{node.removeprefix('main.')}` takes no `{scalar.value}`"
            fields.problems.complain(ARGUMENT, scalar, message, hint)
        elif isinstance(value, Scalar):
            fields.problems.use("parameter", f"{node}.{scalar.value}", scalar)
            argument = _argument(value, understanding, scalar.value, parameters[scalar.value].slot)
            if argument is not None:
                found[scalar.value] = argument
        else:
            message = f"`{scalar.value}:` needs one expression"
            fields.problems.wrong_shape(value, message, otherwise="write it on one line, after the colon")
    return found


def _argument(scalar: Scalar, understanding: Understanding, name: str, slot: int) -> Assign | None:
    """Return the statement that gives the parameter `name` the value in a scalar; None if it is mistaken."""
    type_, text = understanding.names.slots[slot].type, scalar.value.strip()
    before = len(scalar.value) - len(scalar.value.lstrip())
    typed = understanding.expression(scalar, text, before, type_)
    if typed is None:
        return None
    odd = odd_argument(name, text, type_)
    if odd is not None:
        understanding.problems.mistake(scalar, odd, before)
    return Assign(slot, clamped(typed, type_).expression)
