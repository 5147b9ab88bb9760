"""Replacements for signs that the encoding of a stream lacks."""

import ast
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import branchlight
from branchlight.source.output import PLAINER, PLAINLY, encodable_text

NARROW = ("ascii", "cp1252", "cp437", "cp850", "koi8-r", "shift_jis")


@pytest.mark.parametrize(
    ("text", "encoding", "written"),
    [
        ("“Well” – 5 ±0.3 █", "ascii", '"Well" - 5 +-0.3 #'),
        ("“Well” – 5 ±0.3 █", "cp1252", "“Well” – 5 ±0.3 #"),
        ("On → b ⇄ c ⇢ d ↩", "cp1252", "On -> b <-> c ~> d <-"),
        ("家 ist Ä", "cp1252", r"\u5bb6 ist Ä"),
        ("家 ist Ä…", "ascii", r"\u5bb6 ist \xc4..."),
        ("家 ist Ä…", "utf-8", "家 ist Ä…"),
    ],
)
def test_signs_are_written_as_the_nearest(text: str, encoding: str, written: str) -> None:
    assert encodable_text(text, encoding) == written


def test_a_letter_may_be_written_as_one_sign() -> None:
    assert encodable_text("家 →", "ascii", instead="?") == "? ->"


@given(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from([chr(sign) for sign in PLAINER]))))
def test_streams_write_what_encodable_text_is(text: str) -> None:
    for encoding in NARROW:
        raw = io.BytesIO()
        with io.TextIOWrapper(raw, encoding=encoding, errors=PLAINLY, newline="\n") as stream:
            stream.write(text)
            stream.flush()
            assert raw.getvalue() == encodable_text(text, encoding).encode(encoding)


def test_decoding_errors_are_not_handled() -> None:
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", PLAINLY)


PACKAGE = Path(branchlight.__file__).parent
READ_ONLY = {
    "lexer.py": "signs that authors type for operators",
    "answers.py": "kinds of minus that readers type before a number",
    "question.py": "kinds of quotes and hyphens that readers type",
    "marked.py": "marks that no text holds",
    "characters.py": "characters that no story may hold",
    "numbered_bodies.py": "marks that no name holds",
    "renamed_edition.py": "marks that no name holds",
    "two_editions.py": "marks that no name holds",
    "printer.py": "soft hyphens, which plain mode leaves out",
    "ink_files.py": "an end of a line that ink reads as a space",
    "text_head.py": "letters in the names of ink",
    "emit_js.py": "ends of lines in JavaScript, which are escaped",
    "system.py": "digits in the names of devices",
    "E104.md": "an example of a letter that its encoding lacks",
}
"""Files whose signs are only searched for and never written, except those of `PLAINER`."""


def written_signs(file: Path) -> set[str]:
    """Return the signs beyond ASCII in the texts of a module, without its docstrings, or in a page."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".md":
        return {sign for sign in text if not sign.isascii()}
    if text.isascii() and "\\" not in text:
        return set()
    tree = ast.parse(text)
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in silent]
    return {sign for text in texts if isinstance(text, str) for sign in text if not sign.isascii()}


def test_signs_that_commands_write_are_in_the_table() -> None:
    unknown: dict[str, set[str]] = {}
    for file in [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.md")]:
        signs = written_signs(file) - {chr(sign) for sign in PLAINER}
        if signs and "reader" not in file.parts:  # the page needs a terminal that shows them
            unknown[file.name] = signs
    assert unknown.keys() == READ_ONLY.keys(), unknown


LET_GO = """
import sys
import branchlight
from branchlight.source.output import let_go
sys.stdin.read()
try:
    print("x" * 100_000)
    sys.stdout.flush()
except OSError:
    let_go(sys.stdout)
"""


def test_a_stream_let_go_does_not_raise_at_the_end() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", LET_GO],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdout.close()
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
