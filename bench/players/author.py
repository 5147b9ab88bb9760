"""`python -m bench.players.author STORY KEYS`: an author who types in an editor, with the language server.

It prints a line of JSON with the times in seconds from a key until its mistakes are shown, and until the findings of
the rules follow: those within which 95 of 100 keys are.
"""

import asyncio
import json
import os
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PAUSE = 0.5
"""The seconds between the last answer to a key and the next key."""
WAITING = 4
"""How many keys are typed on for each after which the author waits for the findings."""


class Author:
    """One file in an editor. A key breaks a name, and the next one mends it."""

    def __init__(self, path: Path) -> None:
        self.uri = path.resolve().as_uri()
        self.text = path.read_text(encoding="utf-8")
        self.version = 1
        self.client = LanguageClient("bench", "1")
        self.shown: asyncio.Queue[tuple[int | None, float]] = asyncio.Queue()
        self._listen()

    def _listen(self) -> None:
        def note(params: types.PublishDiagnosticsParams) -> None:
            if params.uri == self.uri:
                self.shown.put_nowait((params.version, time.perf_counter()))

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(note)

    async def times(self, keys: int) -> dict[str, list[float]]:
        """Return the times of so many keys: first of one who types on, then of one who waits for all findings."""
        await self.client.start_io(sys.executable, "-m", "branchlight", "lsp")
        await self.client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
        self.client.initialized(types.InitializedParams())
        document = types.TextDocumentItem(self.uri, "yaml", 1, self.text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        await self._answers(2)
        mistakes = [await self._key(key % 2 == 0, 1) for key in range(keys)]
        if keys % 2:
            await self._key(False, 1)
        findings: list[float] = []
        for _ in range(max(1, keys // WAITING)):
            await self._key(True, 1)
            findings.append(await self._key(False, 2))
        await self.client.shutdown_async(None)
        self.client.exit(None)
        return {"mistakes": mistakes, "findings": findings}

    async def _key(self, breaks: bool, answers: int) -> float:
        """Return the time from a key to one of its answers. It breaks the text, or mends it."""
        await asyncio.sleep(PAUSE)
        start = self._type("xq" if breaks else "", 0 if breaks else 2)
        return (await self._answers(answers))[-1] - start

    def _type(self, new: str, length: int) -> float:
        """Replace so many characters at the first target, and return the time."""
        before = self.text[: self.text.index("go: ") + len("go: ")]
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        where = types.Range(types.Position(line, column), types.Position(line, column + length))
        self.version += 1
        named = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        change: list[Any] = [types.TextDocumentContentChangePartial(where, new)]
        start = time.perf_counter()
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(named, change))
        return start

    async def _answers(self, count: int) -> list[float]:
        """Return the times of the next answers to the newest text."""
        found: list[float] = []
        while len(found) < count:
            version, when = await self.shown.get()
            found += [when] if version == self.version else []
        return found


def most(times: list[float]) -> float:
    """Return the time within which 95 of 100 are. Of a single time, it is that."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def main(path: str, keys: int) -> None:
    """Print the times of so many keys, at least one, in a scene of the story at `path`."""
    scenes = sorted(Path(path, "scenes").glob("*.yaml"))
    author = Author(next(scene for scene in scenes if "go: " in scene.read_text(encoding="utf-8")))
    found = asyncio.run(author.times(keys))
    print(json.dumps({name: most(times) for name, times in found.items()}), flush=True)
    os._exit(0)  # the client's reader waits for more


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
