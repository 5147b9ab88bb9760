"""Everything under `state:`: single variables, counted things and groups, which have several variables each."""

from branchlight.compiler.compiler_codes import STATE
from branchlight.compiler.counted_things import COUNTED_KEYS, read_counted
from branchlight.compiler.fields import Fields
from branchlight.compiler.member_groups import is_group, name_group, read_group
from branchlight.compiler.names import Names
from branchlight.compiler.problems import Problems
from branchlight.compiler.variables import declare, read_declared
from branchlight.language.functions import FUNCTIONS
from branchlight.model.story import Variable
from branchlight.source.located import Mapping


def read_state(problems: Problems, fields: Fields, names: Names) -> tuple[Variable, ...]:
    """Read the state of a title page, and declare it in `names`, each variable with the slot of its number."""
    found: list[Variable] = []
    declared = fields.mapping_of("state")
    for scalar, value in declared:
        if isinstance(value, Mapping) and is_group(value):
            name_group(problems, names, scalar, value, fields)
    for scalar, value in declared:
        if scalar.value in FUNCTIONS:
            problems.complain(STATE, scalar, f"`{scalar.value}` is the name of a function", "choose another name")
        if scalar.value in names.groups and isinstance(value, Mapping):
            found += read_group(problems, names, scalar, value)
        elif isinstance(value, Mapping) and "count of" in value.values:
            found += read_counted(problems, names, scalar, Fields(problems, value, COUNTED_KEYS, "counted things"))
        else:
            found.append(declare(problems, names, scalar, scalar.value, read_declared(problems, names, scalar, value)))
    return tuple(found)
