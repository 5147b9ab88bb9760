"""A client of the language server: the one of pygls, which starts the real server and talks to it over stdio.

Its event loop runs in a thread of its own, so that tests are plain functions and one server serves many of them.
"""

import asyncio
import os
import sys
import threading
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from branchlight.source.located import SourceFile
from tests import tools

T = TypeVar("T")
PATIENCE = 60.0
"""The seconds after which a test gives up."""

Row = list[types.Diagnostic]


class Editor:
    """An editor with a server. Positions are the protocol's: lines and UTF-16 code units from 0."""

    def __init__(
        self, home: Path, options: dict[str, Any] | None = None, folder: Path | None = None, **capabilities: Any
    ) -> None:
        """`folder` is the current folder of the server."""
        self.client = LanguageClient("tests", "1")
        self.shown: dict[str, tuple[int | None, Row]] = {}
        self.messages: list[str] = []
        self.errors: list[str] = []
        self.refreshes = 0
        self.versions: dict[str, int] = {}
        self._news = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._listen()
        environment = os.environ | tools.home(home)
        server = (sys.executable, "-P", "-m", "branchlight", "lsp")  # as the installed command runs
        self.wait(self.client.start_io(*server, env=environment, cwd=folder))
        wanted = types.ClientCapabilities(**capabilities)
        self.result = self.wait(
            self.client.initialize_async(types.InitializeParams(wanted, initialization_options=options))
        )
        self.client.initialized(types.InitializedParams())

    @property
    def process(self) -> asyncio.subprocess.Process:
        assert self.client._server is not None
        return self.client._server

    def wait(self, work: Coroutine[Any, Any, T]) -> T:
        """Return the result of something that the client does."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def call(self, action: Callable[..., Any], *values: Any) -> None:
        """Send a notification."""
        done = threading.Event()
        self._loop.call_soon_threadsafe(lambda: (action(*values), done.set()))
        assert done.wait(PATIENCE)

    def close(self) -> str:
        """Leave the server, and return what it wrote to standard error."""
        self.wait(self.client.shutdown_async(None))
        self.call(self.client.exit, None)
        self.wait(asyncio.wait_for(self.process.wait(), PATIENCE))
        assert self.process.stderr is not None
        said = self.wait(self.process.stderr.read()).decode()
        self.leave()
        return said

    def leave(self) -> None:
        """End the client of a server that has ended."""
        self.wait(self.client.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    def open(self, path: Path, text: str | None = None) -> str:
        """Open a file, or a text that is not saved yet, and return its URI."""
        uri = path.as_uri()
        text = path.read_text(encoding="utf-8") if text is None else text
        self.versions[uri] = 1
        self.call(
            self.client.text_document_did_open,
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "yaml", 1, text)),
        )
        return uri

    def replace(self, uri: str, text: str) -> None:
        """Replace a whole text."""
        self._change(uri, [types.TextDocumentContentChangeWholeDocument(text)])

    def type(self, uri: str, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
        """Replace what is between two positions."""
        where = types.Range(types.Position(*start), types.Position(*end))
        self._change(uri, [types.TextDocumentContentChangePartial(where, text)])

    def _change(self, uri: str, changes: list[types.TextDocumentContentChangeEvent]) -> None:
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.call(self.client.text_document_did_change, types.DidChangeTextDocumentParams(document, changes))

    def save(self, uri: str) -> None:
        """Say that a text was saved."""
        self.call(self.client.text_document_did_save, types.DidSaveTextDocumentParams(document(uri)))

    def shut(self, uri: str) -> None:
        """Close a text."""
        self.call(self.client.text_document_did_close, types.DidCloseTextDocumentParams(document(uri)))

    def until(self, holds: Callable[[], T], what: str = "") -> T:
        """Wait until something holds, which is tried after each message of the server, and return it."""
        with self._news:
            end = time.monotonic() + PATIENCE
            while not (found := holds()):
                left = end - time.monotonic()
                assert left > 0 and self._news.wait(left), f"{what}: {self.shown}"
            return found

    def codes(self, uri: str) -> list[str]:
        """Wait for the diagnostics of the newest text, and return their codes; those of proofs have none."""
        return [str(each.code) for each in self.diagnostics(uri) if each.code is not None]

    def diagnostics(self, uri: str) -> Row:
        """Wait for the diagnostics of the newest text, and return them."""
        self.until(lambda: self.shown.get(uri, (0, []))[0] == self.versions[uri], f"diagnostics of {uri}")
        return self.shown[uri][1]

    def expect(self, uri: str, *codes: str) -> Row:
        """Wait until the diagnostics of the newest text have these codes, and return them."""

        def shows() -> bool:
            version, row = self.shown.get(uri, (0, []))
            return version in (None, self.versions.get(uri)) and sorted(str(each.code) for each in row) == sorted(codes)

        self.until(shows, f"{codes} in {uri}")
        return self.shown[uri][1]

    def _listen(self) -> None:
        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def told(params: types.PublishDiagnosticsParams) -> None:
            with self._news:
                self.shown[params.uri] = (params.version, list(params.diagnostics))
                self._news.notify_all()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def said(params: types.ShowMessageParams) -> None:
            with self._news:
                self.messages.append(params.message)
                self._news.notify_all()

        @self.client.feature(types.WINDOW_LOG_MESSAGE)
        def logged(params: types.LogMessageParams) -> None:
            with self._news:
                self.errors.append(params.message)
                self._news.notify_all()

        @self.client.feature(types.WORKSPACE_CODE_LENS_REFRESH)
        def refreshed(params: None) -> None:
            with self._news:
                self.refreshes += 1
                self._news.notify_all()


def document(uri: str) -> types.TextDocumentIdentifier:
    """Return how requests name a text."""
    return types.TextDocumentIdentifier(uri)


def position_of(text: str, marked: str, offset: int = 0, occurrence: int = 1) -> types.Position:
    """Return the position of a part of a text, or of a character in it."""
    start = -1
    for _ in range(occurrence):
        start = text.index(marked, start + 1)
    start += offset
    line = text.count("\n", 0, start)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return types.Position(line, len(before.encode("utf-16-le")) // 2)


def marked(text: str, where: types.Range) -> str:
    """Return the part of a text that a range covers."""
    lines = text.split("\n")
    start, end = where.start, where.end
    if start.line == end.line:
        return _units(lines[start.line])[start.character * 2 : end.character * 2].decode("utf-16-le")
    first = _units(lines[start.line])[start.character * 2 :].decode("utf-16-le")
    last = _units(lines[end.line])[: end.character * 2].decode("utf-16-le")
    return "\n".join([first, *lines[start.line + 1 : end.line], last])


def _units(line: str) -> bytes:
    return line.encode("utf-16-le")


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """Return a text after edits, all of which have positions in the text as it was."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)

    def offset(position: types.Position) -> int:
        line = text[starts[position.line] : starts[position.line + 1] - 1]
        return starts[position.line] + len(_units(line)[: position.character * 2].decode("utf-16-le"))

    for edit in sorted(edits, key=lambda each: (each.range.start.line, each.range.start.character), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def files(folder: Path) -> list[SourceFile]:
    """Return the texts of all stories' files in a folder."""
    return [SourceFile(str(each), each.read_text(encoding="utf-8")) for each in sorted(folder.rglob("*.yaml"))]
