"""The files of a story, read so that opening a downloaded folder is safe.

No link is followed, only regular files are opened, and sizes are checked before a byte is read. The text is UTF-8 with
plain line ends and no character that steers a terminal. A mistake in the story is a diagnostic; a path that cannot be
read at all is an `OSError`.

An editor has texts that are not saved yet. They are given by the real paths of their files, and take the place of what
the disk has. A file that has only such a text is part of the story too.
"""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress

from branchlight.source import source_codes
from branchlight.source.characters import visible
from branchlight.source.decoded import source_file
from branchlight.source.diagnostic import Code, Diagnostic, complain
from branchlight.source.located import SourceFile
from branchlight.source.place import Place
from branchlight.source.regular_file import open_regular
from branchlight.source.system import is_link, is_portable, this_system
from branchlight.source.unsaved import ALL_SAVED, Found, Texts, bytes_of, unsaved_in

try:
    from _blake2 import blake2b  # hashlib imports OpenSSL, which takes as long to load as the whole of this layer
except ImportError:
    from hashlib import blake2b

MAX_FILE_BYTES = 16 * 1024 * 1024
MAX_STORY_BYTES = 32 * 1024 * 1024
MAX_FILES = 5_000

TITLE_PAGE = "story.yaml"
SCENES = "scenes"
PLAYTHROUGHS = "playthroughs"

_RENAME_TITLE_PAGE = f"rename it to `{TITLE_PAGE}`"

_WHOLE_STORY = "it is a whole story: play it by its own name, or move it out of this folder"
_NO_TITLE_PAGE = f"there is no title page ({TITLE_PAGE}) in this folder"
_ITSELF = "put the file itself in its place, or remove it from the folder"
_TITLE = rb"(?m)^title:"
"""A pattern that `re` compiles on first use: few stories need it."""
_HEAD = 4_096  # bytes


def read_story_files(path: str, unsaved: Texts = ALL_SAVED) -> tuple[list[SourceFile], list[Diagnostic]]:
    """Return the files of a story: the title page and then the scenes by name, or its one file.

    Raises `OSError` if `path` does not exist or cannot be read.
    """
    sink: list[Diagnostic] = []
    if not _is_folder(path, unsaved):
        name = visible(os.path.basename(path))
        return _read_all([(name, os.path.realpath(path))], sink, unsaved), sink
    found = _listed(path, "", (TITLE_PAGE,), sink, unsaved)
    if not found and all(diagnostic.place.file != TITLE_PAGE for diagnostic in sink):
        sink.append(_no_title_page(path, sink))
    found += _in_folder(path, SCENES, sink, unsaved)
    return _read_all(found, sink, unsaved), sink


def read_playthrough_files(path: str, unsaved: Texts = ALL_SAVED) -> tuple[list[SourceFile], list[Diagnostic]]:
    """Return the recorded playthroughs of a story folder, by name. A story in one file has none."""
    sink: list[Diagnostic] = []
    if not _is_folder(path, unsaved):
        return [], sink
    return _read_all(_in_folder(path, PLAYTHROUGHS, sink, unsaved), sink, unsaved), sink


def read_own_file(path: str, name: str) -> str | None:
    """Return the text of another file in a story's folder, named from there with `/`; None if there is none.

    It is read as carefully as a file of the story. One that is refused counts as none.
    """
    data = None
    with suppress(OSError):
        data = _read(name, os.path.join(path, *name.split("/")), [])
    return None if data is None else source_file(name, data, []).text


def paths_of(story: str) -> list[str]:
    """Return the paths that a story may be read from: its one file, or those in its folder."""
    if not os.path.isdir(story):
        return [story]
    found = [os.path.join(story, TITLE_PAGE)]
    for folder in (SCENES, PLAYTHROUGHS):
        inside = os.path.join(story, folder)
        with suppress(OSError):
            if not is_link(os.lstat(inside)):  # otherwise it leads out of the story, and is not read
                found += [os.path.join(inside, name) for name in os.listdir(inside) if name.endswith(".yaml")]
    return found


def digest(files: list[SourceFile]) -> str:
    """Return a digest of the names and texts of a story's files: its edition."""
    seal = blake2b(digest_size=20)
    for file in files:
        for part in (file.name, file.text):
            data = part.encode("utf-8", "surrogatepass")
            seal.update(len(data).to_bytes(8, "big"))
            seal.update(data)
    return seal.hexdigest()


def fingerprint(data: bytes | memoryview, size: int) -> str:
    """Return a digest of `size` bytes, in hexadecimal."""
    return blake2b(data, digest_size=size).hexdigest()


def begins_as_story(path: str) -> bool:
    """Return whether a regular file begins like a story in one file, if it can be read."""
    try:
        with open_regular(path) as file:
            return re.search(_TITLE, file.read(_HEAD)) is not None
    except OSError:
        return False


def _no_title_page(path: str, sink: list[Diagnostic]) -> Diagnostic:
    """Return the error of the folder `path` without a title page.

    If a file is one under another name, the hint names it. A whole story needs no warning of its own then.
    """
    whole = [diagnostic for diagnostic in sink if diagnostic.hint == _WHOLE_STORY]
    if whole:
        name = whole[0].place.file
        sink.remove(whole[0])
        call = this_system().quoted(visible(os.path.normpath(os.path.join(path, name))))
        hint = f"`{name}` is a whole story: name it, as in `branchlight check {call}`, or rename it to `{TITLE_PAGE}`"
        return _refused(source_codes.NO_TITLE_PAGE, TITLE_PAGE, _NO_TITLE_PAGE, hint)
    misnamed = next((diagnostic.place.file for diagnostic in sink if diagnostic.hint == _RENAME_TITLE_PAGE), "")
    hint = f"rename `{misnamed}`" if misnamed else "write one that starts with `title:`"
    return _refused(source_codes.NO_TITLE_PAGE, TITLE_PAGE, _NO_TITLE_PAGE, hint)


def _is_folder(path: str, unsaved: Texts) -> bool:
    """Return whether a story is a folder. Raises `OSError` if it is neither on the disk nor an unsaved text."""
    is_typed = bool(unsaved) and os.path.realpath(path) in unsaved
    return not is_typed and stat.S_ISDIR(os.stat(path).st_mode)


def _in_folder(story: str, folder: str, sink: list[Diagnostic], unsaved: Texts) -> Found:
    """Return the YAML files in a folder of the story, by name; none if there is no such folder.

    `Scenes` is not `scenes`, even on disks that ignore case: a story reads the same everywhere.
    """
    if folder not in os.listdir(story):
        return unsaved_in(os.path.join(story, folder), folder + "/", None, unsaved)
    status = os.lstat(os.path.join(story, folder))
    if is_link(status) or not stat.S_ISDIR(status.st_mode):
        message = f"`{folder}` {_kind(status)}, not a folder"
        sink.append(_refused(source_codes.NOT_A_STORY_FILE, folder, message, "put a folder of that name in its place"))
        return []
    found = _listed(os.path.join(story, folder), folder + "/", None, sink, unsaved)
    sink += _not_portable([name for name, _ in found])
    return found


def _not_portable(names: list[str]) -> Iterator[Diagnostic]:
    """Yield errors for names that Windows reserves, and for those that Windows and macOS consider equal."""
    known: dict[str, str] = {}
    for name in names:
        same = known.setdefault(name.lower() if name.isascii() else _folded(name), name)
        if same != name:
            message = f"`{name}` and `{same}` are the same file on Windows and macOS"
            yield _refused(source_codes.NOT_PORTABLE, name, message, "rename one of them")
        if not is_portable(name.rpartition("/")[2]):
            yield _refused(
                source_codes.NOT_PORTABLE, name, f"`{name}` is not a valid file name on Windows", "rename it"
            )


def _folded(name: str) -> str:
    from unicodedata import normalize

    return normalize("NFC", normalize("NFC", name).casefold())


def _listed(folder: str, prefix: str, wanted: tuple[str, ...] | None, sink: list[Diagnostic], unsaved: Texts) -> Found:
    """Return the files to read in one folder, by name: the wanted ones, or else all that end in `.yaml`.

    Hidden files are skipped: editors and file managers leave them, some of them as links.
    """
    found: Found = []
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        name = prefix + visible(entry.name)
        status = entry.stat(follow_symlinks=False)
        reads = entry.name in wanted if wanted else entry.name.endswith(".yaml")
        if is_link(status) or (reads and not stat.S_ISREG(status.st_mode)):
            message = f"`{name}` {_kind(status)}, not a file of this story"
            sink.append(_refused(source_codes.NOT_A_STORY_FILE, name, message, _ITSELF))
        elif reads and name != prefix + entry.name:
            sink.append(
                _refused(source_codes.NOT_A_STORY_FILE, name, "the name of this file cannot be shown", "rename it")
            )
        elif reads:
            found.append((name, os.path.join(folder, entry.name)))
        elif hint := _way_to_be_read(entry, stat.S_ISDIR(status.st_mode), wanted):
            sink.append(_refused(source_codes.NOT_READ, name, f"`{name}` is not read", hint))
    return sorted(found + unsaved_in(folder, prefix, wanted, unsaved)) if unsaved else found


def _way_to_be_read(entry: "os.DirEntry[str]", is_folder: bool, wanted: tuple[str, ...] | None) -> str:
    """Return a hint for a file that is not read but seems meant to be; "" if it does not."""
    if is_folder and wanted is not None:
        meant = entry.name.lower()
        return f"rename it to `{meant}`" if meant in (SCENES, PLAYTHROUGHS) and meant != entry.name else ""
    if is_folder:
        with suppress(OSError):  # a folder that is not read may be without permissions
            lost = any(name.endswith(".yaml") for name in os.listdir(entry.path))
            return "put its files into the folder above it" if lost else ""
        return ""
    stem, end = os.path.splitext(entry.name)
    if end.lower() not in (".yml", ".yaml"):
        return ""
    if wanted is None:
        return "give it a name that ends in `.yaml`"
    if stem.lower() + ".yaml" == TITLE_PAGE:
        return _RENAME_TITLE_PAGE
    if end != ".yaml":
        return ""
    return _WHOLE_STORY if entry.is_file() and begins_as_story(entry.path) else f"put it into `{SCENES}`"


def _kind(status: os.stat_result) -> str:
    if is_link(status):
        return "is a link"
    if stat.S_ISDIR(status.st_mode):
        return "is a folder"
    return "is a file" if stat.S_ISREG(status.st_mode) else "is a device or a pipe"


def _read_all(found: Found, sink: list[Diagnostic], unsaved: Texts) -> list[SourceFile]:
    """Return the files' texts, or none if they are too many or too large together. That is checked first."""
    if len(found) > MAX_FILES:
        message = f"a story can have at most {MAX_FILES:,} files; this one has {len(found):,}"
        hint = "put several scenes into one file"
        sink.append(_refused(source_codes.FILE_TOO_LARGE, found[MAX_FILES][0], message, hint))
        return []
    texts = bytes_of(found, unsaved)
    total = 0
    for name, path in found:
        total += len(texts[path]) if path in texts else os.stat(path).st_size
        if total > MAX_STORY_BYTES:
            message = f"a story can have at most {_megabytes(MAX_STORY_BYTES)}; with this file it has more"
            hint = "move out of the folder what does not belong to the story, or divide it into two stories"
            sink.append(_refused(source_codes.FILE_TOO_LARGE, name, message, hint))
            return []
    read = ((name, texts[path] if path in texts else _read(name, path, sink)) for name, path in found)
    return [source_file(name, data, sink) for name, data in read if data is not None]


def _read(name: str, path: str, sink: list[Diagnostic]) -> bytes | None:
    """Return the bytes of a file, or None if it is not a regular file or too large.

    A pipe is opened without blocking.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "rb") as stream:
        status = os.fstat(stream.fileno())
        if not hasattr(os, "O_NOFOLLOW"):
            status = os.lstat(path)  # a link that was made after the folder was listed
        if is_link(status) or not stat.S_ISREG(status.st_mode):
            sink.append(_refused(source_codes.NOT_A_STORY_FILE, name, f"`{name}` {_kind(status)}", _ITSELF))
            return None
        data = stream.read(MAX_FILE_BYTES + 1) if status.st_size <= MAX_FILE_BYTES else None
    if data is None or len(data) > MAX_FILE_BYTES:
        message = f"a file can have at most {_megabytes(MAX_FILE_BYTES)}"
        sink.append(_refused(source_codes.FILE_TOO_LARGE, name, message, "split it into several scenes, one file each"))
        return None
    return data


def _megabytes(size: int) -> str:
    return f"{size // (1024 * 1024)} MB"


def _refused(code: Code, name: str, message: str, hint: str) -> Diagnostic:
    return complain(code, Place(name, 1, 1), message, hint)
