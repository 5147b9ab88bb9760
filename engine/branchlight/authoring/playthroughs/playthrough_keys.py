"""The keys of a playthrough, with their descriptions. They determine what is accepted and what editors show."""

from branchlight.compiler.story_keys import Keys

PLAYTHROUGH: Keys = {
    "playthrough": "The name of this reading.",
    "seed": "The seed of the dice. 1, where left out.",
    "veils": "The content notes that this reader veils.",
    "steps": "What is chosen, and what is seen, in the order of the reading.",
}
STEPS: Keys = {
    "choose": "A choice: its id, its label, or its full name.",
    "answer": "The text typed at a question.",
    "draw": "How the dice fall in the turn that the decision before this leads to: `2 of 6` is the second of six.",
    "expect": "Words that are on the page of this turn.",
    "choices": "The ids or labels of all choices that are open, in order.",
    "state": "A condition that holds here.",
    "ending": "The story has ended so.",
}
