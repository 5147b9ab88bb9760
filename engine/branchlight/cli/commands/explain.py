"""`branchlight explain`: the meanings of the codes of `check`, each with an example and its fix."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from branchlight.cli.streams import say
from branchlight.source.characters import visible

if TYPE_CHECKING:
    import argparse

SUMMARY = "explain the codes that check reports, each with an example and its fix"
_MOST_NEAR = 3


def arguments(parser: "argparse.ArgumentParser") -> None:
    """Add CODE, any number of times."""
    about = "a code such as E306, in upper or lower case; default: list all codes with their titles"
    parser.add_argument("codes", nargs="*", metavar="CODE", help=about)


def run(options: "argparse.Namespace") -> int:
    """Explain the codes and return 0. If one of them does not exist, explain nothing and return 2."""
    from branchlight.authoring.catalogue import CODES  # late, since the help of all commands needs no codes
    from branchlight.authoring.catalogue.explain import explain, list_codes

    names = list(dict.fromkeys(visible(word).upper() for word in options.codes))
    unknown = [name for name in names if name not in CODES]
    for name in unknown:
        say(f"branchlight: {name}: there is no such code; {_hint(name, CODES)}")
    if unknown:
        return 2
    print("\n\n\n".join([explain(name) for name in names]) if names else list_codes())
    return 0


def _hint(name: str, codes: Collection[str]) -> str:
    """Return a hint for an unknown code: the codes with the same number, or else those spelt like it."""
    from difflib import get_close_matches  # only for mistakes, to start faster

    same = [code for code in codes if code[1:] == name[-3:]]
    near = same or get_close_matches(name, codes, _MOST_NEAR)
    return f"did you mean `{'` or `'.join(near)}`?" if near else "`branchlight explain` lists all codes"
