"""The declaration of a name, and all its uses."""

from branchlight.compiler.use_log import Use
from branchlight.editor.edited_story import EditedStory
from branchlight.editor.lookup import use_at
from branchlight.editor.replayed_choices import replayed_choices
from branchlight.source.place import Place

_DECLARES = ("declared", "derived")
_UNDECLARED = ("cue", "fact")
UNNAMED = ("key", "function", "format")
"""The kinds of names that are part of the language."""


def definitions(edited: EditedStory, place: Place) -> tuple[Use, ...]:
    """Return where the name at a place is declared. The first use of a cue counts, which is declared nowhere."""
    use = use_at(edited, place)
    if use is None or use.kind in UNNAMED:
        return ()
    found = uses_of_name(edited, use.kind, use.name)
    declared = tuple([each for each in found if each.role in _DECLARES])
    return declared or (found[:1] if use.kind in _UNDECLARED else ())


def references(edited: EditedStory, place: Place, declarations: bool = True) -> tuple[Use, ...]:
    """Return every use of the name at a place, by place. The declaration counts if `declarations`."""
    use = use_at(edited, place)
    if use is None or use.kind in UNNAMED:
        return ()
    found = uses_of_name(edited, use.kind, use.name)
    if use.kind == "choice":
        found = tuple(sorted({*found, *replayed_choices(edited, [use.name])}, key=lambda use: use.place))
    return tuple([each for each in found if each.role != "earlier" and (declarations or each.role not in _DECLARES)])


def uses_of_name(edited: EditedStory, kind: str, name: str) -> tuple[Use, ...]:
    """Return every use of a name, by place, also under `was:`."""
    return tuple([use for use in edited.uses if use.name == name and use.kind == kind])
