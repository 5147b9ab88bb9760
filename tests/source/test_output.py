"""What streams write for signs that their encodings lack."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


# Every sign of our own outputs: what a command writes for its own sake is ASCII, or is in the table.
def test_every_sign_of_our_own_is_in_the_table() -> None:
    package = Path(__file__).parents[2] / "engine" / "branchlight"
    for name in ("authoring/map/text.py", "authoring/stats/render.py", "prover/report.py", "source/print.py"):
        signs = {sign for sign in (package / name).read_text(encoding="utf-8") if not sign.isascii()}
        assert signs <= {chr(sign) for sign in PLAINER}, name


LET_GO = """
import sys
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
