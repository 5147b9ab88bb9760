"""Commands of the editor: play from a node, prove now, and show what a proof found.

An editor that says in its options that it `opensTerminals` runs and shows the results itself. To others they are shown
as messages.
"""

import os
from typing import Any

from lsprotocol import types

from branchlight.editor.server.own_program import OWN_PROGRAM
from branchlight.editor.server.proof_words import item_message
from branchlight.editor.server.publishing import edition_of
from branchlight.editor.server.story_server import StoryServer
from branchlight.source.from_here import folder_of
from branchlight.source.system import this_system

PLAY, PROVE, SHOW = "branchlight.playFromHere", "branchlight.prove", "branchlight.showProof"


def join(server: StoryServer) -> None:
    """Add the commands to the server."""
    server.command(PLAY)(_play)
    server.command(PROVE)(_prove)
    server.command(SHOW)(_show)


def play_command(uri: str, node: str) -> types.Command:
    """Return the command that plays a story from a node."""
    return types.Command("Play from here", PLAY, arguments=[uri, node])


def prove_command(title: str, uri: str) -> types.Command:
    """Return the command that proves the saved state of a story."""
    return types.Command(title, PROVE, arguments=[uri])


def show_command(title: str, uri: str, kind: str, name: str) -> types.Command:
    """Return the command that shows what the last proof found about a node or an ending."""
    return types.Command(title, SHOW, arguments=[uri, kind, name])


def _play(ls: StoryServer, uri: str, node: str) -> dict[str, Any] | None:
    """Return the words of the command line, the folder to run it in, and the line for a shell."""
    story = ls.opened.of(uri)
    if story is None:
        return None
    words = ["play", story.root, "--at", node]
    quoted = " ".join([this_system().quoted(word) for word in words])
    line = f"branchlight {quoted}"
    if not ls.opens_terminals:
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, f"Save, and run this: {line}"))
    return {
        "words": [*OWN_PROGRAM, "branchlight", *words],
        "folder": os.path.abspath(folder_of(story.root)),
        "line": line,
    }


def _prove(ls: StoryServer, uri: str) -> None:
    story = ls.opened.of(uri)
    if story is not None:
        ls.proving.start(story)


def _show(ls: StoryServer, uri: str, kind: str, name: str) -> str | None:
    """Return what the last proof found, in words."""
    story = ls.opened.of(uri)
    if story is None or story.news is None:
        return None
    text = item_message(story.news, edition_of(story), kind, name)
    if text and not ls.opens_terminals:
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, text))
    return text
