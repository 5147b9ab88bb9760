"""Hover texts: a few lines of Markdown about a name. The words of a story give no markup, and so show no picture."""

from collections.abc import Callable

from branchlight.authoring.playthroughs.playthrough_keys import PLAYTHROUGH, STEPS
from branchlight.compiler import story_keys
from branchlight.compiler.use_log import Use
from branchlight.editor.edited_story import EditedStory
from branchlight.editor.known_names import about
from branchlight.editor.lookup import use_at
from branchlight.editor.navigation import uses_of_name
from branchlight.language.formats import FORMATS
from branchlight.language.functions import FUNCTIONS
from branchlight.language.prose import Pieces, Words, parts_line
from branchlight.model.story import BACK, Body, Choice, Node, Pool, Story, choices_of
from branchlight.play.markdown import literal
from branchlight.source.counted import counted
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

_LONGEST = 300  # characters of a text that are shown
_MOST_WAYS = 8
_KEYS = {
    "a title page": story_keys.TITLE_PAGE,
    "a scene header": story_keys.SCENE,
    "a node": story_keys.NODE,
    "a choice": story_keys.CHOICE,
    "a group of choices": story_keys.GROUP,
    "an offer from a pool": story_keys.POOL,
    "a way out": story_keys.WAY,
    "a condition in `do`": story_keys.STATEMENT,
    "a call": story_keys.CALL,
    "a question": {**story_keys.ASK_NUMBER, **story_keys.ASK, **story_keys.ASK_AMONG},
    "a piece of state": story_keys.STATE,
    "counted things": story_keys.COUNTED,
    "a group": story_keys.STATE_GROUP,
    "a member": story_keys.MEMBER,
    "a gauge": story_keys.GAUGE,
    "a voice": story_keys.VOICE,
    "a mood": story_keys.MOOD,
    "a content note": story_keys.NOTE,
    "an ending": story_keys.ENDING,
    "a promise": story_keys.PROMISES,
    "a playthrough": PLAYTHROUGH,
    "a step": STEPS,
}


class Hover(NamedTuple):
    """A text in Markdown about the name that has `length` characters from `place`."""

    text: str
    place: Place
    length: int


def hover(edited: EditedStory, place: Place, facts: Callable[[Use], str] = lambda use: "") -> Hover | None:
    """Return what the name at a place is. `facts` gives more lines about it, such as those of a proof."""
    use = use_at(edited, place)
    if use is None:
        return None
    lines = _lines(edited, use)
    lines += [fact] if (fact := facts(use)) else []
    return Hover("\n\n".join(lines), use.place, use.length)


def _lines(edited: EditedStory, use: Use) -> list[str]:
    story, last = edited.story, use.name.rpartition(".")[2]
    if use.kind == "key":
        what, _, key = use.name.partition(": ")
        return [f"`{key}:` — {_KEYS.get(what, {}).get(key, what)}"]
    if use.kind == "function":
        function = FUNCTIONS.get(use.name)
        return [f"`{function.signature}` — {function.about}" if function else f"`{use.name}(c in group: condition)`"]
    if use.kind == "format":
        format_ = FORMATS.get(use.name)
        return [f"`as {use.name}` — {format_.about}" if format_ else f"`as {use.name}`"]
    lines = [f"**{use.kind}** `{use.name}`"]
    if story is not None and use.kind == "node" and use.name in story.nodes:
        lines += _node(story, story.nodes[use.name])
    elif story is not None and use.kind == "choice":
        lines += _choice(story, use.name)
    elif story is not None and use.kind in ("state", "parameter", "formula", "trait", "thing"):
        lines += _typed(story, use)
    elif story is not None and use.kind in ("ending", "voice", "note", "scene"):
        lines += [literal(line) for line in [_titled(story, use.kind, last)] if line]
    uses = [each for each in uses_of_name(edited, use.kind, use.name) if each.role == "used"]
    return [*lines, f"{counted(len(uses), 'use')} in {counted(len({each.place.file for each in uses}), 'file')}"]


def _node(story: Story, node: Node) -> list[str]:
    lines = [literal(node.title)] if node.title else []
    text = _beginning(node.body.text)
    lines += [f"> {text}"] if text else []
    ways = list(dict.fromkeys(_ways(story, node.body)))
    if node.body.ending:
        lines.append(f"ends with `{node.body.ending}`")
    if ways:
        more = f" and {len(ways) - _MOST_WAYS} more" if len(ways) > _MOST_WAYS else ""
        lines.append("leads to " + ", ".join([f"`{way}`" for way in ways[:_MOST_WAYS]]) + more)
    return lines


def _choice(story: Story, name: str) -> list[str]:
    node = story.nodes.get(name.rpartition(".")[0])
    found = next((each for each in choices_of(node.body) if each.name == name), None) if node is not None else None
    if found is None:
        return []
    ways = list(dict.fromkeys(_ways(story, found.body)))
    lines = [f"> {_beginning(found.label)}"]
    lines += ["leads to " + ", ".join([f"`{way}`" for way in ways[:_MOST_WAYS]])] if ways else []
    return lines


def _ways(story: Story, body: Body) -> list[str]:
    """Return the nodes to which a body leads, itself or by its choices, in order."""
    found = [body.call.to] if body.call is not None else []
    for offer in body.offers:
        if isinstance(offer, Choice):
            found += _ways(story, offer.body)
        elif isinstance(offer, Pool):
            found += story.pools.get(offer.pool, ())
    for way in body.ways:
        found += story.pools.get(way.pool.pool, ()) if way.pool is not None else [way.to]
    return [name for name in found if name and name != BACK]


def _typed(story: Story, use: Use) -> list[str]:
    """Return the values that state, a trait, a thing or a formula can have, and the first one."""
    if use.kind == "formula" and use.name in story.formulas:
        return [about(story.formulas[use.name].type)]
    named = [(slot, each) for slot, each in enumerate(story.variables) if use.name in (each.name, each.trait)]
    if not named:
        formula = story.formulas.get(use.name)
        return [about(formula.type)] if formula is not None else []
    number, variable = named[0]
    start = story.slots[number].start
    type_ = variable.type
    shown: object = start
    if type_.kind == "truth":
        shown = "true" if start else "false"
    elif type_.kind == "one of" and isinstance(start, int):
        shown = type_.names[start]
    elif type_.kind == "set of" and isinstance(start, int):
        shown = ", ".join([name for place, name in enumerate(type_.names) if start >> place & 1]) or "empty"
    return [f"{about(type_)}, starts as {literal(str(shown))}"]


def _titled(story: Story, kind: str, name: str) -> str:
    if kind == "ending" and name in story.endings:
        return story.endings[name].title
    if kind == "voice" and name in story.voices:
        return story.voices[name].title
    if kind == "note" and name in story.notes:
        return story.notes[name].brief
    return story.scenes[name].title if kind == "scene" and name in story.scenes else ""


def _beginning(pieces: Pieces) -> str:
    """Return the first words of a text as one line of Markdown. What varies is left out."""
    shown = [piece.text if isinstance(piece, Words) else " " if parts_line(piece) else "…" for piece in pieces]
    text = " ".join("".join(shown).split())
    return literal(text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0] + " …")
