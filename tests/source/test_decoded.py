"""Bytes of a file, and the text that they become."""

import pytest

from branchlight.source.decoded import source_file
from branchlight.source.diagnostic import Diagnostic
from tests.source.reading import spots

BYTES = [
    ("a byte order mark", b"\xef\xbb\xbftitle: T\n", "title: T\n", []),
    ("carriage returns", b"a: 1\r\nb: 2\rc: 3\r\n", "a: 1\nb: 2\nc: 3\n", []),
    ("a byte that is not UTF-8", b"a: 1\nb: caf\xe9 x\n", "a: 1\nb: caf\ufffd x\n", [("E104", 2, 7)]),
    ("and behind others that are", "a: é…\né: ".encode() + b"\xff\xff\n", None, [("E104", 2, 4)]),
    ("half a character at the end", "a: é".encode()[:-1], "a: \ufffd", [("E104", 1, 4)]),
    ("half a surrogate pair", b"a: \xed\xa0\x80\n", None, [("E104", 1, 4)]),
    ("UTF-16", "title: T\n".encode("utf-16"), "", [("E104", 1, 1)]),
    ("a null", b"a: \x00b\n", "a: \ufffdb\n", [("E105", 1, 4)]),
    ("an escape", b"a: 1\r\nb: \x1b[31m\n", "a: 1\nb: \ufffd[31m\n", [("E105", 2, 4)]),
    ("a control character beyond ASCII", "é: \x9b1m\n".encode(), "é: \ufffd1m\n", [("E105", 1, 4)]),
    ("a direction mark", "a: x\u202ey\n".encode(), "a: xy\n", [("W106", 1, 5)]),
    ("both", "a: x\u2067y\x7f\n".encode(), "a: xy\ufffd\n", [("W106", 1, 5), ("E105", 1, 6)]),
]


@pytest.mark.parametrize(("data", "text", "expected"), [row[1:] for row in BYTES], ids=[row[0] for row in BYTES])
def test_bytes_become_safe_text(data: bytes, text: str | None, expected: list[tuple[str, int, int]]) -> None:
    sink: list[Diagnostic] = []
    file = source_file("a.yaml", data, sink)
    assert spots(sink) == expected
    assert text is None or file.text == text
