"""The namespace of generated code: the names that it uses, and the execution of its source.

Tracebacks show the lines of generated code: `linecache` has its source as long as the namespace exists.
"""

import linecache
import weakref
from collections.abc import Callable, Iterable

Dump = Callable[[str], object]
"""Takes the source of generated code, to show it to engineers."""


class Namespace:
    """Runs source with `names` as globals, to which definitions are added. `dump` is called with every source."""

    def __init__(self, names: dict[str, object], dump: Dump | None = None) -> None:
        self.names, self.dump = names, dump
        self.constants: dict[object, str] = {}
        self.sources: list[str] = []
        weakref.finalize(self, _forget, self.sources)

    def constant(self, value: object) -> str:
        """Return the name of a constant; equal values share one."""
        name = self.constants.get(value)
        if name is None:
            name = self.constants[value] = f"k{len(self.constants)}"
            self.names[name] = value
        return name

    def run(self, lines: Iterable[str]) -> None:
        """Execute the lines of a source."""
        source = "".join([f"{line}\n" for line in lines])
        if self.dump is not None:
            self.dump(source)
        name = f"<generated code {id(self):x}.{len(self.sources)}>"
        self.sources.append(name)
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        exec(compile(source, name, "exec"), self.names)


def _forget(sources: list[str]) -> None:
    for name in sources:
        linecache.cache.pop(name, None)
