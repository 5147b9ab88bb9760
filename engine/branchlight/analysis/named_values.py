"""Names of expressions that are long when they are written out: formulas, words, and traits such as `lover.trust`."""

from branchlight.language.expression import Apply, Expression, Load
from branchlight.language.formats.capital import capital
from branchlight.language.scope import Typed
from branchlight.language.traits import value_of_trait
from branchlight.model.story import Story


def names_of_values(story: Story) -> dict[Expression, str]:
    """Return the first name of each value that is more than a piece of state."""
    known = {each.name: Typed(Load(slot), each.type) for slot, each in enumerate(story.variables)}
    known |= {each.name: Typed(each.value, each.type) for each in story.formulas.values()}
    found: dict[Expression, str] = {}
    for name in (*known, *_traits(known)):
        value = value_of_trait(name, known.get)
        if value is not None and isinstance(value.expression, Apply):
            found.setdefault(value.expression, name)
    return found


def _traits(known: dict[str, Typed]) -> list[str]:
    """Return the names of traits and words of the members that enumerations have as their values."""
    found: list[str] = []
    for name, value in known.items():
        if value.type.kind == "one of" and value.type.names:
            member = value.type.names[0]
            for head, first in ((name, member), (capital(name), capital(member))):
                found += [head + full[len(first) :] for full in known if full.startswith(f"{first}.")]
    return found
