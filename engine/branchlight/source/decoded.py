"""The bytes of a file as text that is safe to read and to show."""

from branchlight.source.characters import is_clean
from branchlight.source.diagnostic import Diagnostic, complain
from branchlight.source.located import SourceFile
from branchlight.source.place import Place

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def source_file(name: str, data: bytes, sink: list[Diagnostic]) -> SourceFile:
    """Return a file's bytes as text that is safe to read and to show. Report and replace what is wrong with it."""
    if data.startswith(_UTF16):
        message = "this file is written in UTF-16"
        sink.append(_not_utf8(Place(name, 1, 1), message, "save it as UTF-8"))
        return SourceFile(name, "")
    data = data.removeprefix(_BYTE_ORDER_MARK)
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        sink.append(_undecodable(name, data, error.start))
        text = data.decode("utf-8", "replace")
    if is_clean(text):
        return SourceFile(name, text)
    from branchlight.source.unsafe_text import clean  # late, as most files are clean

    return clean(SourceFile(name, text), sink)


def _undecodable(name: str, data: bytes, start: int) -> Diagnostic:
    line = data.count(b"\n", 0, start) + 1
    column = len(data[data.rfind(b"\n", 0, start) + 1 : start].decode("utf-8")) + 1
    message = f"the byte {data[start]:#04x} here is not UTF-8"
    return _not_utf8(Place(name, line, column), message, "save the file as UTF-8")


def _not_utf8(place: Place, message: str, hint: str) -> Diagnostic:
    from branchlight.source.source_codes import NOT_UTF8  # late, for mistakes only

    return complain(NOT_UTF8, place, message, hint)
