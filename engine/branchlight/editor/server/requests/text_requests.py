"""Texts that are opened, changed, saved and closed, and settings."""

from lsprotocol import types

from branchlight.editor.server.story_server import StoryServer, path_of_uri
from branchlight.editor.server.text_buffers import Buffer, TextChange, changed_text

_WATCHED = "**/*.yaml"


def join(server: StoryServer) -> None:
    """Add the answers to the server."""
    server.feature(types.INITIALIZE)(_initialize)
    server.feature(types.INITIALIZED)(_initialized)
    server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)(_configure)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_open)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_change)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE, types.SaveOptions(include_text=False))(_save)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_close)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_look_again)
    server.feature(types.SHUTDOWN)(_shut_down)


def _initialize(ls: StoryServer, params: types.InitializeParams) -> None:
    ls.configure(params.initialization_options)


def _initialized(ls: StoryServer, params: types.InitializedParams) -> None:
    """Ask the editor to report files that other programs change, if it can."""
    workspace = ls.client_capabilities.workspace
    watches = workspace and workspace.did_change_watched_files
    if watches and watches.dynamic_registration:
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(_WATCHED)])
        registration = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        ls.client_register_capability(types.RegistrationParams([registration]))


def _configure(ls: StoryServer, params: types.DidChangeConfigurationParams) -> None:
    ls.configure(params.settings)


def _open(ls: StoryServer, params: types.DidOpenTextDocumentParams) -> None:
    document = params.text_document
    path = path_of_uri(document.uri)
    if path is not None:
        _take(ls, Buffer(document.uri, path, document.version, document.text), wait=0.0)


def _change(ls: StoryServer, params: types.DidChangeTextDocumentParams) -> None:
    buffer = ls.opened.buffers.get(params.text_document.uri)
    if buffer is None:
        return
    changes = [_change_of(change) for change in params.content_changes]
    text = changed_text(buffer.text, changes, ls.encoding)
    _take(ls, buffer._replace(version=params.text_document.version, text=text))


def _take(ls: StoryServer, buffer: Buffer, wait: float | None = None) -> None:
    """Take a text, and compile its story. A text may leave one story and become part of another.

    So may other open texts, since a new title page or folder makes a story of what were several files.
    """
    before = ls.opened.of(buffer.uri)
    story = ls.opened.put(buffer)
    _forget_abandoned(ls)
    if before is not None and before is not story and before.root in ls.opened.stories:
        ls.compiling.start(before, wait=0.0)
    if story is not None:
        ls.compiling.start(story) if wait is None else ls.compiling.start(story, wait)


def _change_of(change: types.TextDocumentContentChangeEvent) -> TextChange:
    if isinstance(change, types.TextDocumentContentChangePartial):
        start, end = change.range.start, change.range.end
        return TextChange(change.text, (start.line, start.character), (end.line, end.character))
    return TextChange(change.text)


def _save(ls: StoryServer, params: types.DidSaveTextDocumentParams) -> None:
    story = ls.opened.of(params.text_document.uri)
    if story is not None:
        ls.save(story)


def _close(ls: StoryServer, params: types.DidCloseTextDocumentParams) -> None:
    story = ls.opened.of(params.text_document.uri)
    ls.opened.close(params.text_document.uri)
    _forget_abandoned(ls)
    if story is not None and story.root in ls.opened.stories:
        ls.compiling.start(story, wait=0.0)


def _forget_abandoned(ls: StoryServer) -> None:
    """Forget the stories to which no open text belongs any more, with all that the editor shows of them."""
    for story in ls.opened.abandoned():
        ls.compiling.forget(story)
        ls.proving.forget(story)
        ls.tell_nothing(story)


def _look_again(ls: StoryServer, params: types.DidChangeWatchedFilesParams) -> None:
    """Compile all stories after another program has changed files. Texts may belong to other stories now."""
    _forget_abandoned(ls)
    for root in ls.opened.roots():
        ls.compiling.start(ls.opened.at(root))


def _shut_down(ls: StoryServer, params: None) -> None:
    ls.stop()
