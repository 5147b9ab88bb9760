"""Well-formed text, and ways to spoil it."""

import glob
import os
import random
import re
from collections.abc import Callable, Sequence

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = os.path.join(ROOT, "tests", "fuzz")
LONGEST = 20_000
FENCED = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
FENCED_INK = re.compile(r"^```ink\n(.*?)^```", re.MULTILINE | re.DOTALL)

YAML = (
    "---\n",
    "...\n",
    "\n\n",
    "  ",
    "- ",
    ": ",
    " #",
    "|\n",
    ">-\n",
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    "? ",
    "!%ed%a0%80 ",
    "\\U00110000",
    "%YAML 1.",
)
YAML += (*"[]{}\"'`@%\\?~:#|>&*!,-", "null", "yes", "0x1F", "1e999", "\\\n")
MARKUP = ("{a: b | c: d | else: e}", "| else:", "\\:", "(", ")", "[[a->b]]", "-> a", "$a")
MARKUP += (
    "{& a | b}",
    "{! a | b}",
    "{~ a | b}",
    "{a: b}",
    "{a: b | c}",
    "{a",
    "a}",
    "{}",
    "{|}",
    "{:}",
    "{a: b | c: d | else: e}",
    "else:",
    "\\:",
    "(",
    ")",
    "**",
    "***",
)
MARKUP += ("@pause 1\n\n", "@cue x\n\n", "@doubt ", "\n\n@")
WORDS = (" and ", " or ", " not ", " in ", " if ", " else ", " // 0", " % 0", " - ", "==", "<=", "+=", "(", ")", "=")
WORDS += (
    "seen(a)",
    "visits(a.b)",
    "chance(30)",
    "roll(1, 6)",
    "pick(x)",
    "min()",
    "count(x)",
    "9" * 30,
    "(" * 8,
    ")" * 8,
)
KEYS = ("title: T\n", "node: a\n", "scene: s\n", "text: |\n  x\n", "choices:\n", "go: a\n", "call: a\n", "go: back\n")
KEYS += (
    "ask: {into: x}\n",
    "once: true\n",
    "ending: a\n",
    "from: a\n",
    "call: {to: a, with: {x: 1}}\n",
    "takes: {x: 1}\n",
    "go: [{from: a}]\n",
    "pool: a\n",
    "when: a\n",
    "if: a\n",
    "do: a = 1\n",
)
INK = (
    "{",
    "}",
    "|",
    "->",
    "->->",
    "<-",
    "<>",
    "\n* ",
    "\n+ ",
    "\n- ",
    "\n** ",
    "\n-- ",
    "(",
    ")",
    "[",
    "]",
    "#",
    "\n~ ",
)
INK += (
    "{x:",
    "{x:\n",
    "\n- else: ",
    "{a|b}",
    "{&a|b}",
    "{!a|b}",
    "{~a|b}",
    "{shuffle once:\n- a\n- b\n}",
    "{{",
    "}}",
    '"',
)
INK += (
    "\\",
    "//",
    "/*",
    "*/",
    ":",
    "!",
    "?",
    "!?",
    " has ",
    " mod ",
    "^",
    "not ",
    " and ",
    "==",
    "++",
    "+=",
    "= 1",
    "ref ",
)
INK += ("\n== k\n", "\n== function f(a, ref b)\n", "\n= s\n", "\nVAR x = 1\n", "\nLIST l = (a), b\n", "\nCONST c = 2\n")
INK += (
    "\nINCLUDE a.ink\n",
    "\nEXTERNAL e(a)\n",
    "\nTODO: x\n",
    "~ temp t = ",
    "~ return ",
    "(l) ",
    "END",
    "DONE",
    "1.5",
    "_",
)
INK += ("RANDOM(1, 6)", "TURNS_SINCE(-> k)", "LIST_ALL(l)", "f(x, x)", "-> k ->", "{k}", "9" * 30, "{" * 8, "(" * 8)
CHARACTERS = tuple("\x00\x07\x0b\t\r\x1b\x85\u00ad\u2028\u202e\ufeff\ud800é🕯\U0010ffff")
FRAGMENTS = (*YAML, *MARKUP, *WORDS, *KEYS, *CHARACTERS)

EXPRESSIONS = (
    "trust > 2 and not seen(silence)",
    "2 * (trust + 1) // 3 % 4 - -trust",
    "0 < trust <= 5 or confessed",
    "told == everything if confessed else told != nothing",
    "ring in carried and count(carried) > 1",
    "chance(30) and roll(1, 6) >= 4 or turns_since(telling) < 3",
    "max(1, min(trust, 4), abs(-trust))",
    "at(confession.telling) == chose(telling.forest)",
    "trust += roll(1, 6) // 2 - 1",
    "carried -= ring",
    "carried += letter",
    "told = half if trust > 2 else everything",
    "confessed = not confessed and trust % 2 == 0",
)
PROSE = (
    """\
Her pulse is the *loudest* thing. Tara waits, {trust > 2: patient | very still}.

@doubt Who stays?

@pause 1.2
""",
    """\
{Say it. | Say it *now*. | Say {confessed: it | {& this | that}}.}

***

{~ one | two | three} \\{ \\* \\| {trust}, **{! once | twice}**
""",
    """\
@cue flatline

{confessed:
A paragraph.

Another. |
@doubt No.
}
""",
)


def corpus() -> list[str]:
    """A story that uses everything, the one that comes with the engine, and the examples of the documents."""
    texts = [_read(f"{ROOT}/tests/fuzz/whole.yaml")] * 20
    texts += [_read(path) for path in sorted(glob.glob(f"{ROOT}/story/**/*.yaml", recursive=True))]
    for path in sorted(glob.glob(f"{ROOT}/docs/*.md")):
        texts += FENCED.findall(_read(path))
    return texts


def ink_corpus() -> list[str]:
    """A story in ink that uses everything, and the examples of the diagnostics."""
    entries = sorted(glob.glob(f"{ROOT}/engine/branchlight/authoring/catalogue/entries/*.md"))
    return [_read(f"{FOLDER}/whole.ink"), _read(f"{FOLDER}/plain.ink")] * 10 + [
        text for path in entries for text in FENCED_INK.findall(_read(path))
    ]


def spoilt(
    rng: random.Random, texts: Sequence[str], fragments: Sequence[str] = FRAGMENTS, longest: int = LONGEST
) -> str:
    """One of the texts, or a part of it that is not longer, changed a few times. `fragments` are put in."""
    text = rng.choice(texts)
    if len(text) > longest:
        start = rng.randrange(len(text) - longest)
        text = text[start : start + longest]
    for _ in range(rng.choice((1, 1, 2, 3, 5, 8))):
        text = rng.choice(CHANGES)(rng, text, rng.choice(texts), fragments)
    return text[: 2 * longest]


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def _put_in(rng: random.Random, text: str, _: str, fragments: Sequence[str]) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(fragments) + text[at:]


def _put_over(rng: random.Random, text: str, _: str, fragments: Sequence[str]) -> str:
    at = rng.randint(0, len(text))
    fragment = rng.choice(fragments)
    return text[:at] + fragment + text[at + len(fragment) :]


def _cut(rng: random.Random, text: str, _: str, _fragments: Sequence[str]) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + text[at + rng.choice((1, 1, 2, 5, 20, 100)) :]


def _say_again(rng: random.Random, text: str, _: str, _fragments: Sequence[str]) -> str:
    at = rng.randint(0, len(text))
    piece = text[at : at + rng.choice((1, 3, 10, 40, 200))]
    return text[:at] + piece * rng.choice((1, 1, 2, 50)) + text[at:]


def _graft(rng: random.Random, text: str, other: str, _fragments: Sequence[str]) -> str:
    at, start = rng.randint(0, len(text)), rng.randint(0, len(other))
    return text[:at] + other[start : start + rng.choice((5, 40, 400))] + text[at:]


def _lose_a_line(rng: random.Random, text: str, _: str, _fragments: Sequence[str]) -> str:
    lines = text.splitlines(keepends=True)
    if lines:
        del lines[rng.randrange(len(lines))]
    return "".join(lines)


def _indent(rng: random.Random, text: str, _: str, _fragments: Sequence[str]) -> str:
    lines = text.splitlines(keepends=True)
    if lines:
        at = rng.randrange(len(lines))
        lines[at] = lines[at][2:] if rng.random() < 0.5 else "  " + lines[at]
    return "".join(lines)


def _swap_lines(rng: random.Random, text: str, _: str, _fragments: Sequence[str]) -> str:
    lines = text.splitlines(keepends=True)
    if lines:
        one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


CHANGES: tuple[Callable[[random.Random, str, str, Sequence[str]], str], ...] = (
    _put_in,
    _put_over,
    _cut,
    _say_again,
    _graft,
    _lose_a_line,
    _indent,
    _swap_lines,
)
