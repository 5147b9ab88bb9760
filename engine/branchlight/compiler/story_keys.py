"""Every key of the format, with its description. They determine what is accepted and what editors show."""

from collections.abc import Mapping
from typing import TypeAlias

Keys: TypeAlias = Mapping[str, str]
"""The keys of one kind of mapping, each with a line about it."""

COLOURS = ("red", "orange", "yellow", "green", "cyan", "blue", "purple", "pink", "brown", "grey", "white")
STYLES = ("italic", "bold", "bold italic")
BORDERS = ("none", "thin", "double", "heavy", "dashed")
PACES = ("slow", "fast")
GAUGES = ("pulse", "bar")

TITLE_PAGE: Keys = {
    "id": "A short name that stays the same in all editions, so that saves find their story. Default: from the title.",
    "title": "The title of the story.",
    "author": "The author's name.",
    "language": "The language of the story, as a code such as `en`.",
    "start": "The node where the story begins. Default: the first one.",
    "blurb": "One paragraph that describes the story.",
    "credits": "The sources of the story and its characters, and thanks.",
    "notes": "Content notes: warnings of what the story contains. A reader can veil each.",
    "voices": "Speakers of whole paragraphs (`@name ...`), and how their words look.",
    "moods": "Looks of the page, for scenes, nodes and choices.",
    "state": "Everything that the story remembers, with start values.",
    "words": "Words that follow a value of the state, such as pronouns: `nan: {they: {she: she, he: he}}`.",
    "formulas": "Values that are computed from the state. They are always up to date.",
    "gauges": "Values that are drawn at the foot of the page.",
    "endings": "The endings, by name.",
    "promises": "Conditions that `prove` checks in every state of the story.",
}
NOTE: Keys = {
    "brief": "The subject of the note, in a few words.",
    "detail": "A sentence for readers who ask for more.",
}
VOICE: Keys = {
    "name": "The voice's name on the page.",
    "style": "The style of its words.",
    "colour": "Its colour. The page picks a readable shade.",
    "indent": "The number of columns, from 0 to 12, by which its paragraphs are indented.",
}
MOOD: Keys = {
    "colour": "The tint of the page.",
    "border": "A line around the page.",
    "pace": "The speed at which new text appears.",
}
STATE: Keys = {
    "start": "The value before the story begins.",
    "min": "The smallest value of a number. A smaller result becomes this one.",
    "max": "The largest value of a number. A larger result becomes this one.",
    "one of": "Its possible values, as names in order, or names with the words that readers see.",
    "set of": "The names that it can contain, or names with the words that readers see.",
    "label": "Its name for readers.",
    "shown": "`true`: the reader sees it at the foot of the page.",
    "was": "The name that it had in earlier editions, or a list of them, so that old saves find it.",
}
COUNTED: Keys = {
    "count of": "The things that it counts, as names, or names with their words: `arrow: arrow | arrows`.",
    "max": "The largest number of each thing. A larger result becomes this one.",
    "start": "The number of each thing before the story begins: `{arrow: 3}`. What is left out starts at 0.",
    **{key: STATE[key] for key in ("label", "shown", "was")},
}
STATE_GROUP: Keys = {
    "of": "The members, as names, or names with the words that readers see.",
    "each": "What the story remembers about each of them, declared as under `state`.",
    "but": "Other start values of single members: `ines: {trust: 4}`.",
}
MEMBER: Keys = {
    "label": "The words that readers see in place of the name.",
    "was": STATE["was"],
}
GAUGE: Keys = {
    "kind": "`pulse` beats, `bar` fills.",
    "value": "An expression: the value that the gauge shows.",
    "flat": "A condition: if it is true, a pulse has stopped.",
    "if": "A condition: the gauge shows only if it is true.",
    "label": "The words beside the gauge.",
    "min": "The value of an empty gauge.",
    "max": "The value of a full one.",
}
ENDING: Keys = {
    "title": "The words that the reader sees at this ending.",
    "order": "Its position in the list of endings.",
}
PROMISES: Keys = {
    "never": "A condition that is true at no node.",
    "always": "A condition that is true at every node.",
    "possible": "A condition that some path makes true.",
    "never lost": "A condition that can become true from every state.",
}
SCENE: Keys = {
    "scene": "The name of the scene. The nodes up to the next scene header belong to it.",
    "title": "The words that the reader sees when the scene begins.",
    "pov": "The point of view: whose eyes the scene is seen through.",
    "mood": "The look of the scene, one of `moods:` on the title page.",
}
_BODY: Keys = {
    "do": "A statement such as `trust += 1`, or a list of them. They are executed before the text is shown.",
    "text": "The prose. Blank lines separate paragraphs.",
    "veiled": "The text for readers who veil the `note`, in place of `text`.",
    "note": "The content note that the text falls under, one of `notes:` on the title page.",
    "ask": "A question that the reader answers by typing.",
    "call": "A node to play first, or `{to: node, with: {name: value}}`; its `go: back` returns here.",
    "choices": "The choices on offer.",
    "tells": "A fact that the text tells, or a list of them. `prove` shows whether each is told before it is used.",
    "go": "The way out: a node, `back`, or a list of `{if: ..., to: ...}`. The first whose condition is true is taken.",
    "ending": "The story ends here, in one of `endings:` on the title page.",
    "was": "The name that it had in earlier editions, or a list of them, so that old saves find it.",
    "title": "A title for maps and tools.",
    "tags": "Words for maps and tools.",
    "origin": "Where this comes from in another file, such as `story.ink:211`. Tools show it beside the place here.",
    "mood": "The look from here on, one of `moods:` on the title page.",
    "pov": "The point of view: whose eyes this is seen through.",
}
NODE: Keys = {
    "node": "The name of the node. Others lead to it by this name.",
    "takes": "Its parameters: names with their values, declared as under `state:`. Calls set them (`with`).",
    **_BODY,
    "needs": "A fact that must be told before a reader comes here, or a list of them.",
    "pool": "The pool from which this node is offered (`- from: pool`).",
    "when": "A condition: the node is offered if it is true.",
    "priority": "A number: nodes with a higher one are offered first.",
    "label": "The words under which the node is offered. Default: its title.",
}
CHOICE: Keys = {
    "label": "The words of the choice.",
    "id": "A name that stays when the label changes. Default: from the label.",
    "if": "A condition: the choice is open if it is true.",
    "locked": "The reason why the choice is closed. With it, the choice is shown while it is closed.",
    "once": "`true`: it is not offered again after it was taken. `visit`: not until the reader has left the node.",
    **_BODY,
    "needs": "A fact that must be told before the choice is shown, or a list of them.",
    "from": "A pool: its nodes are offered here.",
    "show": "The highest number of nodes of the pool to offer.",
}
GROUP: Keys = {
    "if": "A condition: none of the choices is shown while it is false.",
    "choices": "The choices of the group, which may contain groups.",
}
POOL: Keys = {key: CHOICE[key] for key in ("from", "show")}
WAY: Keys = {
    "if": "A condition: the way is taken if it is true and no way before this one is taken.",
    "to": "The node that it leads to, or `back`.",
    "from": "A pool, in place of `to`: the way leads to a node of it that fits. If none fits, the next way is tried.",
}
STATEMENT: Keys = {
    "if": "A condition. It is evaluated once, before the statements below it.",
    "do": "A statement or a list of them, executed if the condition is true.",
    "else": "A statement or a list of them, executed if it is false.",
}
CALL: Keys = {
    "to": "The node to play.",
    "with": "The values of its parameters, by name. Those that are left out start as they are declared.",
}
ASK: Keys = {
    "into": "The text in the state that keeps the answer.",
    "label": "The words before the answer.",
    "length": "The highest number of characters in the answer.",
}
ASK_AMONG: Keys = {
    "into": "The enumeration in the state that gets a value from the answer.",
    "among": "The values of the enumeration, each with the answers that lead to it.",
    "else": "The value for every other answer.",
    "label": "The words before the answer.",
    "length": "The highest number of characters in the answer.",
}
ASK_NUMBER: Keys = {
    "number": "The number in the state that keeps the answer.",
    "min": "The smallest number that is an answer. Default: the smallest that the state allows.",
    "max": "The largest number that is an answer. Default: the largest that the state allows.",
    "label": "The words before the answer.",
}
