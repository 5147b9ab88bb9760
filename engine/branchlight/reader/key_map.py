"""The keys of the commands as this reader has them."""

from collections.abc import Mapping, Sequence

from branchlight.reader.key_bindings import KEY_BINDINGS, KeyBinding
from branchlight.reader.wording.command_names import quoted


class KeyMap:
    """The commands with their keys. Those that the reader changed are in `changed`."""

    def __init__(self, changed: Mapping[str, str] | None = None) -> None:
        """`changed` has the new keys of some commands, by name, as in a `KeyBinding`."""
        self.changed = dict(changed or {})
        self.bindings: Sequence[KeyBinding] = tuple(
            each._replace(keys=self.changed.get(each.name, each.keys)) for each in KEY_BINDINGS
        )
        self._shown = {each.name: each.shown for each in self.bindings}

    def shown(self, name: str) -> str:
        """Return the key of a command, as the reader sees it, or "" if it has none."""
        return self._shown[name]

    def hint(self, name: str) -> str:
        """Return what a sentence calls the key of a command: the key, or the command's words if it has none."""
        return self.shown(name) or quoted(name)
