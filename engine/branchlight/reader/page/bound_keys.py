"""The keys of the commands, bound on the page."""

from textual.binding import Binding
from textual.screen import Screen

from branchlight.reader.key_bindings import KEY_BINDINGS
from branchlight.reader.key_map import KeyMap


def bind(screen: Screen[None], keys: KeyMap) -> None:
    """Bind every command on a screen, in place of what it has for these keys. Keys that were given up do nothing."""
    bound = screen._bindings.key_to_bindings
    for each in KEY_BINDINGS:
        for key in each.keys.split(","):
            bound.pop(key, None)
    for each in keys.bindings:
        for key in filter(None, each.keys.split(",")):
            bound[key] = [Binding(key, each.action, each.words, show=False)]
