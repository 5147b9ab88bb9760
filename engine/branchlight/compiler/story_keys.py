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
    "id": "A short name that stays the same across editions, so that saves find their story. Made from the title.",
    "title": "The title of the story.",
    "author": "Who wrote it.",
    "language": "The language that it is written in, as a code such as `en`.",
    "start": "The node where the story begins. The first one, where left out.",
    "blurb": "One paragraph that a shelf can show.",
    "credits": "What the story is adapted from, whose characters these are, and whom to thank.",
    "notes": "Content notes: what a reader may want to know before, each of which can be veiled.",
    "voices": "Who can speak a whole paragraph (`@name ...`), and how it looks.",
    "moods": "Looks that a scene, a node or a choice can take on.",
    "state": "Everything that the story remembers, with its start value.",
    "formulas": "Values that follow from the state. They are always up to date.",
    "gauges": "What the reader sees drawn at the foot of the page.",
    "endings": "The endings, by name.",
    "promises": "What the proof holds the story to.",
}
NOTE: Keys = {
    "brief": "What the note is about, in a few words.",
    "detail": "What a reader learns who asks for more.",
}
VOICE: Keys = {
    "name": "What the voice is called on the page.",
    "style": "How its words are set.",
    "colour": "Its colour. The page picks the shade that can be read.",
    "indent": "How many columns its paragraphs are indented, from 0 to 12.",
}
MOOD: Keys = {
    "colour": "The colour that the page leans to.",
    "border": "A line around the page.",
    "pace": "How quickly new text appears.",
}
STATE: Keys = {
    "start": "The value before the story begins.",
    "min": "The smallest value of a number. What would go below it stays there.",
    "max": "The largest value of a number. What would go above it stays there.",
    "one of": "The names that it can be, in order. It starts as the first, where `start` is left out.",
    "set of": "The names that it can hold. It starts empty, where `start` is left out.",
    "label": "What the reader knows it as.",
    "shown": "`true` shows it to the reader, at the foot of the page.",
    "was": "The name that it had in earlier editions, or a list of them, so that old saves find it.",
}
GAUGE: Keys = {
    "kind": "`pulse` beats, `bar` fills.",
    "value": "An expression: what the gauge shows.",
    "flat": "A condition: where it holds, a pulse has stopped.",
    "label": "The words beside it.",
    "min": "The value of an empty gauge.",
    "max": "The value of a full one.",
}
ENDING: Keys = {
    "title": "What the reader is told when the story ends so.",
    "order": "Its place in the list of endings.",
}
PROMISES: Keys = {
    "never": "A condition that holds at no node.",
    "always": "A condition that holds at every node.",
    "possible": "A condition that holds somewhere: some path leads there.",
    "never lost": "A condition that can still be reached from everywhere.",
}
SCENE: Keys = {
    "scene": "The name of the scene. What follows, up to the next scene header, are its nodes.",
    "title": "What the reader is shown when the scene begins.",
    "pov": "Whose eyes the scene is seen through.",
    "mood": "The look of the scene, one of `moods:` on the title page.",
}
_BODY: Keys = {
    "do": "A statement, or a list of them, such as `trust += 1`. They come before the text.",
    "text": "The prose. Blank lines part paragraphs.",
    "veiled": "What a reader who veils the `note` is shown in place of the text.",
    "note": "The content note that the text falls under, one of `notes:` on the title page.",
    "ask": "A question that the reader answers by typing.",
    "call": "A node to play first; its `go: back` returns here.",
    "choices": "What the reader can choose.",
    "go": "The way out: a node, `back`, or a list of `{if: ..., to: ...}` of which the first that holds is taken.",
    "ending": "The story ends here, in one of `endings:` on the title page.",
    "was": "The name that it had in earlier editions, or a list of them, so that old saves find it.",
    "title": "A title for maps and tools.",
    "tags": "Words for maps and tools.",
    "mood": "The look from here on, one of `moods:` on the title page.",
    "pov": "Whose eyes this is seen through.",
}
NODE: Keys = {
    "node": "The name of the node. Others lead to it by this name.",
    **_BODY,
    "pool": "The pool from which this node is offered (`- from: pool`).",
    "when": "A condition: the node is offered where it holds.",
    "priority": "A number: what is higher is offered first.",
    "label": "The words that the node is offered in. Its title, where left out.",
}
CHOICE: Keys = {
    "label": "The words of the choice.",
    "id": "A name that stays when the label changes. Made from the label, where left out.",
    "if": "A condition: the choice is open where it holds.",
    "locked": "Why the choice is closed. With it, a closed choice is shown, and cannot be chosen.",
    "once": "`true`: the choice is gone once it was taken.",
    **_BODY,
    "from": "A pool: nodes of it are offered here.",
    "show": "How many nodes of the pool are offered at most.",
}
POOL: Keys = {key: CHOICE[key] for key in ("from", "show")}
WAY: Keys = {
    "if": "A condition: the way is taken where it holds, if none before it does.",
    "to": "The node that it leads to, or `back`.",
}
ASK: Keys = {
    "into": "The text in the state that keeps the answer.",
    "label": "The words before the answer.",
    "length": "How many characters the answer may have.",
}
