"""The reader's own keys, from a settings file. Each mistake in it has a place and a fix, and changes nothing."""

import os
from collections.abc import Iterator, Mapping

from branchlight.reader.fixed_keys import FIXED, key_of
from branchlight.reader.key_bindings import KEY_BINDINGS
from branchlight.reader.wording import key_words
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.did_you_mean import closest
from branchlight.source.located import Located, Scalar, SourceFile
from branchlight.source.located import Mapping as LocatedMapping
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place
from branchlight.source.reader import read_documents

KEYS, NO_KEY = "keys", "none"
_LONGEST = 100_000
_ALIKE = 0.5
_DEFAULTS = {each.name: each.keys for each in KEY_BINDINGS}


class OwnKeys(NamedTuple):
    """The contents of a settings file: the new keys of commands by name, and the mistakes in it."""

    changed: Mapping[str, str]
    mistakes: tuple[Diagnostic, ...]
    file: SourceFile


class _Mistake(NamedTuple):
    """A mistake at a value, with what to do about it."""

    at: Located
    message: str
    hint: str


def keys_in(path: str) -> OwnKeys:
    """Read a settings file. Raises `OSError` if it cannot be read."""
    with open(path, encoding="utf-8", errors="replace") as opened:
        file = SourceFile(os.path.basename(path), opened.read(_LONGEST))
    unread: list[Diagnostic] = []
    sink: list[_Mistake] = []
    asked: dict[str, list[Scalar]] = {}
    for document in read_documents(file, unread):
        asked |= dict(_asked(document, sink))
    changed = _fitting(asked, sink)
    mistakes = [*unread, *(_diagnostic(file.name, each) for each in sink)]
    return OwnKeys(changed, tuple(sorted(mistakes, key=lambda each: each.place)), file)


def _asked(document: Located | None, sink: list[_Mistake]) -> Iterator[tuple[str, list[Scalar]]]:
    """Yield the commands of a document, each with the keys that are written for it."""
    if document is None:
        return
    if not isinstance(document, LocatedMapping):
        sink.append(_Mistake(document, key_words.NO_KEYS, key_words.EXAMPLE))
        return
    for name, key in document.keys.items():
        if name != KEYS:
            sink.append(_Mistake(key, key_words.unknown_part(name), key_words.EXAMPLE))
    keys = document.values.get(KEYS)
    if not isinstance(keys, LocatedMapping):
        if keys is not None:
            sink.append(_Mistake(keys, key_words.NO_KEYS, key_words.EXAMPLE))
        return
    for name, written in keys.values.items():
        if name not in _DEFAULTS:
            meant = closest(name, list(_DEFAULTS), _ALIKE)
            sink.append(
                _Mistake(keys.keys[name], key_words.unknown_command(name), key_words.commands(meant, _DEFAULTS))
            )
        else:
            yield name, list(_scalars(written, sink))


def _scalars(written: Located, sink: list[_Mistake]) -> Iterator[Scalar]:
    if isinstance(written, Scalar):
        yield written
    elif isinstance(written, LocatedMapping):
        sink.append(_Mistake(written, key_words.NO_KEY_HERE, key_words.KEYS))
    else:
        for item in written.items:
            yield from _scalars(item, sink)


def _fitting(asked: dict[str, list[Scalar]], sink: list[_Mistake]) -> dict[str, str]:
    """Return the new keys of each command, without those that do not exist or have another meaning."""
    owners = {key: name for name, keys in _DEFAULTS.items() if name not in asked for key in keys.split(",") if key}
    changed: dict[str, str] = {}
    for name, scalars in asked.items():
        keys = []
        for scalar in scalars:
            key = key_of(scalar.value)
            wrong = _wrong(scalar.value, key, owners.get(key, ""))
            if wrong:
                sink.append(_Mistake(scalar, *wrong))
            elif key:
                owners[key] = name
                keys.append(key)
        is_none = [scalar.value for scalar in scalars] == [NO_KEY]
        if keys or is_none:
            changed[name] = ",".join(keys)
        else:  # none of them can be used, so those it had stay, if they are still free
            kept = [key for key in _DEFAULTS[name].split(",") if key and owners.setdefault(key, name) == name]
            changed[name] = ",".join(kept)
    return changed


def _wrong(written: str, key: str, owner: str) -> tuple[str, str] | None:
    """Return what is wrong with a key, and what to do, or None."""
    if written == NO_KEY:
        return None
    if not key:
        return key_words.no_key(written), key_words.KEYS
    if key in FIXED:
        return key_words.fixed(written, FIXED[key]), key_words.CHOOSE_ANOTHER
    if owner:
        return key_words.taken(written, owner), key_words.free_it(owner)
    return None


def _diagnostic(file: str, mistake: _Mistake) -> Diagnostic:
    at = mistake.at
    length = len(at.value) if isinstance(at, Scalar) else 1
    return Diagnostic("", "error", mistake.message, Place(file, at.line, at.column), max(1, length), mistake.hint)
