"""A story whose files are open in the editor: the knowledge about it now, and from when it was last sound."""

import asyncio
import os

from branchlight.compiler.kept import Kept
from branchlight.editor.edited_story import EditedStory
from branchlight.editor.server.proof_news import ProofNews
from branchlight.source.from_here import folder_of


class OpenStory:
    """A story by its real path: a folder, or its one file.

    shown      the last compiled texts, with the mistakes that are told; None before the first
    newest     the same as soon as their uses are known too
    known      the same with what was known before a key, while there are mistakes
    good       the last of these without errors
    news       what the last proof found
    kept       what the last compilation has left for the next
    checked_in the seconds that the rules of `check` took the last time
    published  the addresses of the files whose mistakes the editor shows
    """

    def __init__(self, root: str) -> None:
        self.root = root
        self.shown: EditedStory | None = None
        self.newest: EditedStory | None = None
        self.known: EditedStory | None = None
        self.good: EditedStory | None = None
        self.news: ProofNews | None = None
        self.kept = Kept()
        self.is_proving = False
        self.revision = 0
        self.checked_in = 0.0
        self.task: asyncio.Task[None] | None = None
        self.published: frozenset[str] = frozenset()
        self._is_compiled = asyncio.Event()

    def name_of(self, path: str) -> str:
        """Return the name that a file of the story has in places."""
        inside = os.path.relpath(path, folder_of(self.root))
        return inside.replace(os.sep, "/")

    def path_of(self, name: str) -> str:
        """Return the path of a file of the story."""
        return os.path.join(folder_of(self.root), *name.split("/"))

    def changed(self) -> None:
        """Note that a text has changed."""
        self.revision += 1
        self._is_compiled.clear()

    def take(self, snapshot: EditedStory, known: EditedStory) -> None:
        """Take what was compiled from the newest texts, and what is known of them."""
        self.shown = self.newest = snapshot
        self.known = known
        if snapshot.story is not None:
            self.good = snapshot
        self._is_compiled.set()

    def lose(self) -> None:
        """Forget what was compiled, since the folder is gone."""
        self.shown = self.newest = self.known = self.good = None
        self._is_compiled.set()

    @property
    def is_compiled(self) -> bool:
        """Return whether the newest texts are compiled."""
        return self._is_compiled.is_set()

    async def compiled(self, seconds: float) -> bool:
        """Wait until the newest texts are compiled, at most so long. Return whether they are."""
        try:
            await asyncio.wait_for(self._is_compiled.wait(), seconds)
        except TimeoutError:
            return False
        return True

    def offered(self) -> EditedStory | None:
        """Return the newest texts with the names that can be written in them: those of the last good ones too."""
        known = self.known
        if known is None or self.good is None or self.newest is self.good:
            return known
        names = {(use.kind, use.name) for use in known.uses if use.role == "declared"}
        lost = [use for use in self.good.uses if use.role == "declared" and (use.kind, use.name) not in names]
        uses = tuple(sorted([*known.uses, *lost], key=lambda use: use.place))
        types, groups = {**self.good.types, **known.types}, {**self.good.groups, **known.groups}
        return known._replace(uses=uses, types=types, groups=groups)
