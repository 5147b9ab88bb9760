"""`branchlight explain`: what the codes of `check` mean, each with an example and its fix."""

import argparse

from branchlight.authoring.catalogue import CODES
from branchlight.authoring.catalogue.explain import explain, list_codes
from branchlight.cli.streams import say
from branchlight.source.characters import visible

SUMMARY = "explain the codes that check reports, each with an example and its fix"
_MOST_NEAR = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    """CODE, any number of times."""
    about = "a code such as E306, in capitals or not; default: list all codes with their titles"
    parser.add_argument("codes", nargs="*", metavar="CODE", help=about)


def run(options: argparse.Namespace) -> int:
    """0, or 2 if one of the codes does not exist: then nothing is explained."""
    names = list(dict.fromkeys(visible(word).upper() for word in options.codes))
    unknown = [name for name in names if name not in CODES]
    for name in unknown:
        say(f"branchlight: {name}: there is no such code; {_hint(name)}")
    if unknown:
        return 2
    print("\n\n\n".join([explain(name) for name in names]) if names else list_codes())
    return 0


def _hint(name: str) -> str:
    """Return which codes may be meant by an unknown one: those of the same number, or else those spelt like it."""
    from difflib import get_close_matches  # only for what is wrong

    same = [code for code in CODES if code[1:] == name[-3:]]
    near = same or get_close_matches(name, CODES, _MOST_NEAR)
    return f"did you mean `{'` or `'.join(near)}`?" if near else "`branchlight explain` lists all codes"
