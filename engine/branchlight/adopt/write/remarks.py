"""Comments of the ink, as comments of the YAML before what they are about, and its tags."""

from collections.abc import Sequence

from branchlight.adopt.ink.tree import InkStory
from branchlight.adopt.lower.lowering import Lowering
from branchlight.source.located import SourceFile
from branchlight.source.place import Place


class Remarks:
    """Remarks about lines of the ink. Each is written once, before the first thing that is not above it."""

    def __init__(self, low: Lowering, story: InkStory, files: Sequence[SourceFile]) -> None:
        self._low = low
        self._lines = {low.order.position(Place(file.name, 1, 1))[0]: file.text.split("\n") for file in files}
        found = [(self._key(each.place), each.text, each.alone) for each in story.comments]
        found += [(self._key(each.place), f"TODO: {each.text}", True) for each in story.notes]
        self._waiting = sorted(set(found))
        self._tags = sorted({(self._key(place), text) for place, text in low.notices.tags})
        self._anchors: list[tuple[int, int]] = []

    def _key(self, place: Place) -> tuple[int, int]:
        return self._low.order.position(place)

    def anchor(self, places: list[Place]) -> None:
        """Say before which places remarks can be written."""
        self._anchors = sorted({self._key(place) for place in places})
        self._at: dict[tuple[int, int], list[str]] = {}
        self._begins: dict[tuple[int, int], int] = {}
        self._tagged: dict[tuple[int, int], list[str]] = {}
        for key, text in self._tags:
            above = [each for each in self._anchors if each <= key] or self._anchors[:1]
            known = self._tagged.setdefault(above[-1], [])
            known += [] if text in known or not text else [text]
        of_file: dict[int, list[tuple[int, int]]] = {}
        for each in self._anchors:
            of_file.setdefault(each[0], []).append(each)
        for key, text, alone in reversed(self._waiting):
            own = of_file.get(key[0], self._anchors)
            later = [each for each in own if each >= key]
            earlier = [each for each in own if each <= key]
            is_next = alone and bool(later) and self._touches(key, text, later[0])
            chosen = (later[:1] if is_next else earlier[-1:]) or later[:1] or earlier[-1:]
            if chosen:
                self._at.setdefault(chosen[0], []).insert(0, text)
            if is_next:
                self._begins[later[0]] = key[1]

    def _touches(self, key: tuple[int, int], text: str, anchor: tuple[int, int]) -> bool:
        """Return whether there is nothing but other remarks between a comment and what comes after it."""
        begins = self._begins.get(anchor, anchor[1])
        lines = self._lines.get(key[0], [])[key[1] + text.count("\n") : begins - 1]
        return not any(line.strip() for line in lines)

    def tags(self, place: Place) -> list[str]:
        """Return the tags of what is at a place in the ink."""
        return self._tagged.pop(self._key(place), [])

    def before(self, place: Place, indent: int) -> list[str]:
        """Return the comment lines that go before what is at a place in the ink."""
        found = self._at.pop(self._key(place), [])
        lines = [line.strip() for text in found for line in text.strip("\n").split("\n")]
        return [f"{' ' * indent}# {line}".rstrip() for line in lines if line.strip("-=*/ ")]
