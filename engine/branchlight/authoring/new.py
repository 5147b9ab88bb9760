"""A first story for an author: a small one that shows the format, with settings that teach editors the format.

VS Code gets its schema, suggestions also within prose, and lines that wrap. Others read `.editorconfig`.
"""

import errno
import json
import os
from collections.abc import Iterator

from branchlight.authoring.schema import schema
from branchlight.source.writing import refuse_name, write_text

STARTER = os.path.join(os.path.dirname(__file__), "starter", "story")
SCHEMA = "branchlight.schema.json"

_WHILE_TYPING = {"other": "on", "comments": "off", "strings": "on"}
_EDITOR = {
    ".vscode/settings.json": {
        "yaml.schemas": {SCHEMA: ["story.yaml", "scenes/*.yaml", "playthroughs/*.yaml"]},
        "[yaml]": {"editor.wordWrap": "on", "editor.quickSuggestions": _WHILE_TYPING, "editor.codeLens": True},
    },
    ".vscode/extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
}
_EDITOR_CONFIG = """\
# Editors take this from here: YAML refuses tabs, and prose is indented by two spaces.
root = true

[*.yaml]
charset = utf-8
end_of_line = lf
indent_style = space
indent_size = 2
insert_final_newline = true
"""


def new_story(folder: str) -> list[str]:
    """Write the story into a folder that is new or empty. Return the names of its files.

    Raises `OSError` if the folder is not empty, has a name that is not allowed, or cannot be written.
    """
    refuse_name(folder)
    os.makedirs(folder, exist_ok=True)
    if os.listdir(folder):
        raise OSError(errno.ENOTEMPTY, "the folder is not empty; name a new or empty one", folder)
    written: list[str] = []
    for name, text in _files():
        path = os.path.join(folder, *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write_text(path, text)
        written.append(name)
    return written


def schema_text() -> str:
    """Return the schema as `branchlight schema` prints it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _files() -> Iterator[tuple[str, str]]:
    """Yield the name and text of each file."""
    for folder, folders, names in os.walk(STARTER):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as file:
                yield os.path.relpath(path, STARTER).replace(os.sep, "/"), file.read()
    for name, value in _EDITOR.items():
        yield name, json.dumps(value, indent=2) + "\n"
    yield ".editorconfig", _EDITOR_CONFIG
    yield SCHEMA, schema_text()
