"""Hints for names of nodes that do not exist, as seen from one scene."""

import re
from collections.abc import Container, Iterable

from branchlight.source.did_you_mean import meant, near
from branchlight.source.guess import Guess

MAIN = "main"
_CHOSEN = re.compile(r"([\w.]+) if (.+) else ([\w.]+)")
_WITH_A_TEST = re.compile(r"([\w.]+) if (.+)")
_RANDOM = re.compile(r"\{[?~&!]* *([\w.]+) *\| *([\w.]+) *\}")
_CALLED = re.compile(r"([\w.]+) ?\((.*)\)")
_THE_END = frozenset(("end", "done", "finish", "the end"))
_RETURN = frozenset(("return", "back", "go back", "goback", "previous", "caller", "->->", "last", "gosub"))


def node_hint(name: str, known: Iterable[str], endings: Container[str], headless: dict[str, str], file: str) -> str:
    """Return a hint for the name of a node that does not exist, or "".

    `known` are the names of nodes, bare in the same scene. `headless` maps the nodes that are in the scene `main`
    because their file has no header to that file. `file` is the one in which the name is written.
    """
    chosen = _CHOSEN.fullmatch(name)
    if chosen:
        return f"write `go: [{{if: {chosen[2]}, to: {chosen[1]}}}, {{to: {chosen[3]}}}]`"
    nodes = list(known)
    foreign = _foreign(name, nodes)
    if foreign:
        return foreign
    name = name.removeprefix("->").strip()
    same = next((node for node in nodes if node != name and node.lower() == name.lower()), "")
    if same:
        return meant(name, same, True)
    elsewhere = next((full for full in nodes if full.endswith(f".{name}")), "")
    if elsewhere in headless and headless[elsewhere] != file:
        of_main = f"`{name}` is in the scene `{MAIN}`, since {headless[elsewhere]} has no header"
        return f"{of_main}: write `{elsewhere}`, or begin that file with `scene: name` and ---"
    if elsewhere and file in headless.values():
        hint = f"did you mean `{elsewhere}`? this file has no `scene:` header, so its nodes are in `{MAIN}`"
        return Guess(hint, name, elsewhere, sure=False)
    if elsewhere:
        return Guess(f"in another scene: did you mean `{elsewhere}`?", name, elsewhere)
    if name in endings:
        return f"`{name}` is an ending: write `ending: {name}`"
    if name.lower() in _THE_END:
        return "to end the story, write `ending:` and a name from the title page into a node or a choice"
    if name.lower() in _RETURN:
        return near(name, nodes) or "to return to where a `call` was made, write `go: back`"
    return near(name, nodes)


def _foreign(name: str, nodes: list[str]) -> str:
    """Return a hint for a name with signs of other languages around it, or ""."""
    bare = name.removeprefix("->").strip()
    if bare != name and bare in nodes:
        return Guess(f"write the name alone: `{bare}`", name, bare)
    tested, random, called = _WITH_A_TEST.fullmatch(bare), _RANDOM.fullmatch(bare), _CALLED.fullmatch(bare)
    if tested:
        return f"write `go: [{{if: {tested[2]}, to: {tested[1]}}}, {{to: other}}]`; a choice has `if: {tested[2]}`"
    if random:
        return f"write `go: [{{if: chance(50), to: {random[1]}}}, {{to: {random[2]}}}]`"
    if called:
        return f"write `call: {{to: {called[1]}, with: {{name: value}}}}`, with the names that `takes:` declares"
    return ""
