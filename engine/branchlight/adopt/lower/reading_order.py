"""The order in which an ink story is read, as its author wrote it: by file, and then by line."""

from branchlight.source.place import Place


class ReadingOrder:
    """The files of a story, in the order in which they are first asked for."""

    def __init__(self) -> None:
        self._files: dict[str, int] = {}

    def position(self, place: Place) -> tuple[int, int]:
        """Return a key that puts places in the order in which the story is read."""
        return (self._files.setdefault(place.file, len(self._files)), place.line)
