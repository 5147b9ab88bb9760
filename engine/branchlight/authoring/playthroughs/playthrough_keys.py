"""The keys of a playthrough, with their descriptions. They determine what is accepted and what editors show."""

from branchlight.compiler.story_keys import Keys

PLAYTHROUGH: Keys = {
    "playthrough": "The name of this playthrough.",
    "seed": "The seed of the dice. The default is 1.",
    "veils": "The content notes that the reader veils.",
    "steps": "The decisions and the checks, in order.",
}
STEPS: Keys = {
    "choose": "A choice: its id, its label, or its full name.",
    "answer": "The text typed at a question.",
    "draw": "The result of a draw in the turn after the decision above: `2 of 6` is the second of six.",
    "expect": "Words that are on the page of this turn.",
    "choices": "The ids or labels of all choices that are open, in order.",
    "state": "A condition that is true here.",
    "ending": "The ending that the story has reached.",
}
