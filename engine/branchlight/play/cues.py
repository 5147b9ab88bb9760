"""Cues in words, such as "a phone rings" for `@cue phone`, for readers who cannot see or hear them."""

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
    """Return the cue `name` in words. An unknown name gives itself, with spaces for its underscores and hyphens."""
    return WORDS.get(name) or name.replace("_", " ").replace("-", " ")
