"""inkjs as an oracle: what it refuses, and what it shows, turn by turn. It runs in a process of its own."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from tests.tools import tool

HERE = Path(__file__).parent


class Compiled(NamedTuple):
    """What the compiler says about a story. Without errors, the story can be played."""

    errors: list[str]
    warnings: list[str]


class InkTurn(NamedTuple):
    """What a turn shows: lines and choices as text, each with its tags."""

    lines: list[tuple[str, tuple[str, ...]]]
    choices: list[tuple[str, tuple[str, ...]]]


class InkSession(NamedTuple):
    """The turns of a session, what went wrong in it, and how many of the recorded draws were not needed."""

    turns: list[InkTurn]
    errors: list[str]
    left: int


class Inkjs:
    """A process of node that compiles and plays stories. Use it in a `with` statement."""

    def __init__(self) -> None:
        # The threads that collect garbage beside it would cost more time than they save, as tests keep all cores busy.
        command = [tool("node"), "--single-threaded-gc", str(HERE / "ink_oracle.js"), tool("inkjs")]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def __enter__(self) -> "Inkjs":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def open(self, path: Path | str) -> Compiled:
        """Compile the story of a main file. It is what `play` plays from now on."""
        return Compiled(**self._asked({"open": str(path)}))

    def open_text(self, text: str) -> Compiled:
        """Compile a story in one text. It is what `play` plays from now on."""
        return Compiled(**self._asked({"text": text}))

    def play(self, picks: Sequence[int], draws: Sequence[tuple[int, int]] | None = None) -> InkSession:
        """Play the story from its start, and choose by index.

        `draws` holds the results of draws, each with its number of sides. Without it, ink draws by itself.
        """
        answer = self._asked({"picks": list(picks), "draws": draws})
        turns = [InkTurn(_tagged(turn["lines"]), _tagged(turn["choices"])) for turn in answer["turns"]]
        return InkSession(turns, answer["errors"], answer["left"])

    def _asked(self, request: dict[str, Any]) -> Any:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def _tagged(pairs: list[Any]) -> list[tuple[str, tuple[str, ...]]]:
    return [(text, tuple(tags)) for text, tags in pairs]
