"""The server: the open stories, and the messages that the editor gets without a request."""

import logging
import os
import traceback
from collections.abc import Generator
from typing import Any, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import from_fs_path, to_fs_path

from branchlight.editor.server.columns import Encoding
from branchlight.editor.server.compiling import Compiling
from branchlight.editor.server.open_stories import OpenStories
from branchlight.editor.server.open_story import OpenStory
from branchlight.editor.server.proving import Proving
from branchlight.editor.server.publishing import diagnostics_of
from branchlight.version import VERSION

_ABOUT_TEXTS = "textDocument/did"


class _Protocol(LanguageServerProtocol):
    """The protocol of pygls, without its own copy of the texts. It answers messages that it cannot read, too.

    Its copy ends lines where Python does, and moves the positions of changes in lines that it takes for shorter.
    """

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Return a message as an object. If its values are wrong, refuse a request, and report a change of a text."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            elif str(data.get("method")).startswith(_ABOUT_TEXTS):
                self.notify(types.WINDOW_SHOW_MESSAGE, _unread(str(data["method"])))
            raise

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(
        self, params: types.DidChangeTextDocumentParams
    ) -> Generator[tuple[Any, Any, None], None, None]:
        """Pass changes on as they are."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None


class StoryServer(LanguageServer):
    """A language server for stories.

    opened     the open texts and their stories
    compiling  and `proving` work on them
    """

    def __init__(self) -> None:
        super().__init__("branchlight", VERSION, types.TextDocumentSyncKind.Incremental, protocol_cls=_Protocol)
        self.opened = OpenStories()
        self.compiling = Compiling(self.opened.unsaved, self.tell_mistakes, self.failed)
        self.proving = Proving(self.tell_proof, self.failed)
        self.proves_on_save = True
        self.opens_terminals = False
        self._is_leaving = False

    @property
    def encoding(self) -> Encoding:
        """Return the code units in which the editor counts columns."""
        return cast(Encoding, str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding)))

    def address_of(self, story: OpenStory, name: str) -> str:
        """Return the URI of a file of a story, as the editor writes it if the file is open."""
        path = story.path_of(name)
        return self.opened.uri_at(path) or from_fs_path(path) or ""

    def tell_mistakes(self, story: OpenStory) -> None:
        """Publish all mistakes of a story, also an empty list at each address that had some before."""
        addresses = _Addresses(self, story)
        found = {addresses[name]: row for name, row in diagnostics_of(story, addresses, self.encoding).items()}
        for uri in sorted({*found, *story.published}):
            buffer = self.opened.buffers.get(uri)
            row = found.get(uri, [])
            if row or buffer or uri in story.published:
                version = buffer.version if buffer else None
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, row, version))
        story.published = frozenset([uri for uri, row in found.items() if row])

    def tell_nothing(self, story: OpenStory) -> None:
        """Remove the mistakes of a story that is no longer open from the editor."""
        for uri in story.published:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        story.published = frozenset()

    def tell_proof(self, story: OpenStory) -> None:
        """Tell what has changed about the proof of a story: the findings, and the lines above nodes."""
        if self.opened.stories.get(story.root) is story and not self._is_leaving:
            if story.is_compiled:  # otherwise the findings follow with the mistakes, as soon as it is
                self.tell_mistakes(story)
            self.refresh_lenses()

    def refresh_lenses(self) -> None:
        """Let the editor ask for the lines above nodes again, if it can."""
        workspace = self.client_capabilities.workspace
        if workspace and workspace.code_lens and workspace.code_lens.refresh_support:
            self.workspace_code_lens_refresh(None)

    def save(self, story: OpenStory) -> None:
        """Compile a story that was saved at once, and prove it."""
        self.compiling.start(story, wait=0.0)
        if self.proves_on_save:
            self.proving.start(story)

    def configure(self, settings: Any) -> None:
        """Take the settings of the editor. They may be in a part of their own, `branchlight`.

        `proveOnSave` says whether to prove a story when it is saved, and `proveSeconds` how long at most.
        `opensTerminals` says that the editor plays a story itself when it is told the command line.
        """
        inner = settings.get("branchlight", settings) if isinstance(settings, dict) else None
        found = inner if isinstance(inner, dict) else {}
        seconds = found.get("proveSeconds")
        if isinstance(seconds, int | float) and not isinstance(seconds, bool) and seconds > 0:
            self.proving.seconds = float(seconds)
        self.proves_on_save = _truth(found.get("proveOnSave"), self.proves_on_save)
        self.opens_terminals = _truth(found.get("opensTerminals"), self.opens_terminals)

    def failed(self, error: Exception) -> None:
        """Write an error of ours to the log of the editor."""
        text = "".join(traceback.format_exception(error))
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, text))

    def report_server_error(self, error: Exception, source: type[Exception]) -> None:
        """Log an error of ours or of the connection, and not a refusal, which the editor shows.

        As a message to the editor, an error because the editor is gone would never end.
        """
        if not isinstance(error, JsonRpcException) or isinstance(error, JsonRpcInternalError):
            data = getattr(error, "data", None)
            logging.getLogger(__name__).error("%s: %s\n%s", source.__name__, error, data or "", exc_info=error)

    def stop(self) -> None:
        """End all work, since the editor leaves."""
        self._is_leaving = True
        self.proving.stop()
        self.compiling.stop()


def _unread(method: str) -> types.ShowMessageParams:
    """Return the message about a change that could not be read: the texts differ from then on."""
    text = f"a file has changed in a way that cannot be read (`{method}`): close the file and open it again"
    return types.ShowMessageParams(types.MessageType.Error, text)


def _truth(value: object, otherwise: bool) -> bool:
    return value if isinstance(value, bool) else otherwise


class _Addresses(dict[str, str]):
    """The URIs of a story's files by their names, found when they are first asked for."""

    def __init__(self, server: StoryServer, story: OpenStory) -> None:
        super().__init__()
        self._server, self._story = server, story

    def __missing__(self, name: str) -> str:
        found = self[name] = self._server.address_of(self._story, name)
        return found


def path_of_uri(uri: str) -> str | None:
    """Return the real path of a file's URI; None for one that is no file, such as an untitled text."""
    path = to_fs_path(uri)
    return os.path.realpath(path) if path else None
