"""Cues in words, for whoever cannot see or hear them: what `@cue phone` says to a reader."""

WORDS = {
    "alarm": "an alarm",
    "bell": "a bell",
    "breath": "a breath",
    "door": "a door",
    "engine": "an engine",
    "flatline": "one long tone",
    "footsteps": "footsteps",
    "gunshot": "a shot",
    "heartbeat": "a heartbeat",
    "knock": "a knock",
    "monitor": "the monitor",
    "music": "music",
    "phone": "a phone rings",
    "rain": "rain",
    "scream": "a scream",
    "shot": "a shot",
    "silence": "silence",
    "siren": "a siren",
    "thunder": "thunder",
    "wind": "wind",
}


def cue_words(name: str) -> str:
    """What the cue `name` says to a reader; a name of the author's own is said as it stands."""
    return WORDS.get(name) or name.replace("_", " ").replace("-", " ")
