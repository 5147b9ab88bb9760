"""A story as plain values for the runtime, and its expressions as JavaScript functions."""

import uuid
from typing import Any

from branchlight.language.formats import FORMATS
from branchlight.model.offers import pools_of
from branchlight.model.story import Formula, Gauge, Slot, Story, bodies_of
from branchlight.play.snapshot import to_plain
from branchlight.source.named_tuple import NamedTuple
from branchlight.web.body_as_data import BodiesAsData
from branchlight.web.data_tables import DataTables


class StoryAsData(NamedTuple):
    """A story for the runtime.

    data       plain values
    functions  the JavaScript of its expressions, an array of functions
    formats    the JavaScript of the formats that it uses, by their names
    """

    data: dict[str, Any]
    functions: str
    formats: dict[str, str]


def story_as_data(story: Story, licence: str = "") -> StoryAsData:
    """Return a story for the runtime. `licence` is the text of its licence."""
    tables = DataTables()
    bodies, asked_for = BodiesAsData(story, tables), _asked_for(story)
    found = {
        "about": _about(story, licence),
        "start": story.start,
        "slots": [_slot(slot, tables) for slot in story.slots],
        "labels": {each.name: each.label for each in story.variables if each.label not in ("", each.name)},
        "nodes": {node.name: bodies.node(node) for node in story.nodes.values()},
        "pools": {name: bodies.pool(name) for name in story.pools if name in asked_for},
        "gauges": [_gauge(gauge, tables) for gauge in story.gauges],
        "shown": [
            {"name": variable.name, "label": variable.label, "slot": slot}
            for slot, variable in enumerate(story.variables)
            if variable.shown
        ],
        "counted": [_counted(each, tables) for each in story.formulas.values() if each.shown],
        "renamed": dict(story.renamed),
        "newMembers": dict(story.renamed_members),
        "groups": [type_.names for type_ in story.groups.values()],
        **({"glued": True} if story.glued else {}),
    }
    formats = {name: format_.js for name, format_ in FORMATS.items() if name in tables.formats()}
    return StoryAsData({**found, **tables.as_data()}, tables.functions(), formats)


def ifid(story: Story) -> str:
    """Return the IFID of a story (The Treaty of Babel): a UUID of version 5, which follows from the story's id."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"branchlight:{story.identity}")).upper()


def _about(story: Story, licence: str) -> dict[str, Any]:
    """Return what a page shows of the story beside its turns."""
    return {
        "id": story.identity,
        "ifid": ifid(story),
        "edition": story.edition,
        "title": story.title,
        "author": story.author,
        "language": story.language,
        "blurb": story.blurb,
        "credits": story.credits,
        "licence": licence,
        "notes": [note._asdict() for note in story.notes.values()],
        "voices": [voice._asdict() for voice in story.voices.values()],
        "moods": [mood._asdict() for mood in story.moods.values()],
        "endings": [{"name": ending.name, "title": ending.title} for ending in story.endings.values()],
        "scenes": [{"name": each.name, "title": each.title, "nodes": each.nodes} for each in story.scenes.values()],
    }


def _asked_for(story: Story) -> frozenset[str]:
    """Return the names of the pools from which some body takes. The visits to the nodes of others have no dates."""
    bodies = [body for node in story.nodes.values() for body in bodies_of(node)]
    return frozenset([pool.pool for body in bodies for pool in pools_of(body)])


def _slot(slot: Slot, tables: DataTables) -> list[Any]:
    was = [slot.was] if slot.was else []
    return [slot.name, slot.kind, tables.type(slot.type), to_plain(slot.type, slot.start), *was]


def _gauge(gauge: Gauge, tables: DataTables) -> dict[str, Any]:
    conditions = {"flat": gauge.flat, "if": gauge.test}
    tests = {key: tables.value(test) for key, test in conditions.items() if test is not None}
    value = tables.value(gauge.value)
    named = {"name": gauge.name, "kind": gauge.kind, "label": gauge.label}
    return {**named, "value": value, "low": gauge.low, "high": gauge.high, **tests}


def _counted(things: Formula, tables: DataTables) -> dict[str, Any]:
    value, type_ = tables.value(things.value), tables.type(things.type)
    return {"name": things.name, "label": things.label, "value": value, "type": type_}
