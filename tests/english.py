"""Counts what the style rule of `docs/contributing.md` forbids in docstrings and comments.

python -m tests.english             # a table by package
python -m tests.english prover      # every docstring and line of one package that breaks the rule
"""

import ast
import re
import sys
import token
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from tokenize import COMMENT, STRING, generate_tokens
from typing import NamedTuple

from tests.tools import ROOT

PACKAGE = ROOT / "engine" / "branchlight"
CODE = re.compile("`[^`]*`")
SENTENCE_END = re.compile(r"[.:;](?:\s|$)")
FIRST_WORDS = re.compile(r"(What|How|Where|Whether|Which|So many|Whose|Of)\b")
NOT_STANDING = re.compile(r"\b(stand|stands|stood|standing|lies|hangs?)\b")
FSTRING_MIDDLE = getattr(token, "FSTRING_MIDDLE", STRING)  # of Python 3.12 and later
LONGEST_SENTENCE = 20
"""The most words of a sentence in the first paragraph of a docstring."""


class Finding(NamedTuple):
    """A place that breaks the rule: the part of the rule, the file and line, and the words."""

    kind: str
    file: Path
    line: int
    words: str


def docstrings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield every docstring of a module with its line, including those of attributes."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) else ():
            value = statement.value if isinstance(statement, ast.Expr) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield statement.lineno, value.value.strip()


def findings(file: Path) -> Iterator[Finding]:
    """Yield everything that breaks the rule in one file."""
    text = file.read_text(encoding="utf-8")
    for line, words in docstrings(ast.parse(text)):
        first = words.split("\n\n")[0].replace("\n", " ")
        if FIRST_WORDS.match(words):
            yield Finding("first word", file, line, first)
        if "?" in CODE.sub("", words.split("\n")[0]):
            yield Finding("question", file, line, first)
        if any(len(sentence.split()) > LONGEST_SENTENCE for sentence in SENTENCE_END.split(CODE.sub("code", first))):
            yield Finding("long sentence", file, line, first)
    for line, words in prose_of(text):
        if NOT_STANDING.search(words):
            yield Finding("stands", file, line, words.strip())


def prose_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line of a comment or of a text in quotes, with its number. Names in the code are not prose."""
    for part in generate_tokens(StringIO(text).readline):
        if part.type in (COMMENT, STRING, FSTRING_MIDDLE):
            yield from enumerate(part.string.splitlines(), part.start[0])


def all_findings(folder: Path = PACKAGE) -> list[Finding]:
    """Return everything that breaks the rule in a folder."""
    return [finding for file in sorted(folder.rglob("*.py")) for finding in findings(file)]


def total(folder: Path = PACKAGE) -> int:
    """Return the number of docstrings in a folder."""
    return sum(len(list(docstrings(ast.parse(file.read_text(encoding="utf-8"))))) for file in folder.rglob("*.py"))


def main() -> None:
    """Print a table, or all findings in one package."""
    if len(sys.argv) > 1:
        for finding in all_findings(PACKAGE / sys.argv[1]):
            print(f"{finding.file.relative_to(ROOT)}:{finding.line}: {finding.kind}: {finding.words}")
        return
    kinds = ("first word", "question", "stands", "long sentence")
    print(f"{'package':12}{'docstrings':>12}" + "".join([f"{kind:>15}" for kind in kinds]))
    for folder in [*sorted(path for path in PACKAGE.iterdir() if any(path.glob("*.py"))), PACKAGE]:
        found = [finding.kind for finding in all_findings(folder)]
        name = "all" if folder == PACKAGE else folder.name
        print(f"{name:12}{total(folder):>12}" + "".join([f"{found.count(kind):>15}" for kind in kinds]))


if __name__ == "__main__":
    main()
