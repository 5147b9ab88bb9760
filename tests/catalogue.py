"""Every diagnostic there is, for the tests, and as the page that authors look them up on.

python -m tests.catalogue > docs/diagnostics.md
"""

from branchlight.compiler.codes import CODES as COMPILER
from branchlight.language.codes import CODES as LANGUAGE
from branchlight.proof.playthroughs.codes import CODES as PLAYTHROUGHS
from branchlight.proof.rules import CODES as RULES
from branchlight.source.codes import CODES as SOURCE
from branchlight.source.diagnostic import Code

LAYERS: dict[str, tuple[Code, ...]] = {
    "Files and YAML": SOURCE,
    "Expressions and prose": LANGUAGE,
    "The parts of a story": COMPILER,
    "The whole story": RULES,
    "Playthroughs": PLAYTHROUGHS,
}
INTRODUCTION = """# Diagnostics

Everything that `branchlight check` can say, by its code. A code never changes its meaning. One that begins with `E` is
a mistake, one that begins with `W` is a warning. Each comes with its place, and most with a hint.
"""


def catalogue() -> str:
    """The page of all diagnostics."""
    parts = [INTRODUCTION]
    for title, codes in LAYERS.items():
        rows = [f"| {code.name} | {code.summary} |" for code in sorted(codes, key=lambda code: code.name[1:])]
        parts.append("\n".join([f"## {title}", "", "| Code | What is wrong |", "| --- | --- |", *rows, ""]))
    return "\n".join(parts)


if __name__ == "__main__":
    print(catalogue(), end="")
