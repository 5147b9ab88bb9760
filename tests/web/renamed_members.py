"""Saves of a story whose people have other names in the next edition."""

import json

from branchlight.shelf import MEMORY, open_session
from tests.stories import made
from tests.web.travelling_saves import NAME, Case, on_shelf, saved

_CAST = """\
title: Cast
id: cast
state:
  cast: {of: MEMBERS, each: {trust: {start: 2, min: 0, max: 6}}}
  guest: {one of: cast}
  liked: {set of: cast}
endings: {over: Over}
---
node: hall
text: "{guest} {liked} {FIRST.trust}"
choices:
  - {label: One, id: one, do: [guest = FIRST, liked += FIRST, FIRST.trust += 1], go: hall}
  - {label: Other, id: other, do: [guest = marrow, liked += marrow, marrow.trust -= 1], go: hall}
  - {label: None, id: none, do: liked -= liked, go: hall}
  - {label: End, id: end, ending: over}
"""


def renamed_members() -> list[Case]:
    """Return saves of the earlier edition, and what comes of them in the next."""
    before = made(_CAST.replace("MEMBERS", "[agnes, marrow]").replace("FIRST", "agnes"))
    members = "{ines: {label: Ines, was: agnes}, marrow: {label: Marrow}, agnes_2: {label: Agnes}}"
    now = made(_CAST.replace("MEMBERS", members).replace("FIRST", "ines"))
    session = open_session(before, MEMORY, seed=3)
    cases = []
    for answer in ("one", "other", "none", "other", "one"):
        session.choose(answer)
        session.saves.keep(NAME, session.turn, frozenset(), overwrite=True)
        text = saved(session)
        cases.append(Case(now, {"text": text}, on_shelf(now, text)))
        assert json.loads(text)["edition"] != now.edition
    return cases
