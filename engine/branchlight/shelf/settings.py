"""The reader's settings, and their permitted values."""

from typing import TypeAlias

from branchlight.source.named_tuple import NamedTuple

SettingValue: TypeAlias = str | int | bool


class Settings(NamedTuple):
    """The reader's settings. Each field is one of `OPTIONS`."""

    reveal: str = "steady"
    measure: int = 66
    spacing: str = "normal"
    auto: str = "steady"
    theme: str = "night"
    moods: bool = True
    reduced_motion: bool = False
    bell: bool = False
    mouse: bool = True


class Option(NamedTuple):
    """One setting as a screen shows it: the field's name, a title, its values, and the words for them."""

    name: str
    title: str
    values: tuple[SettingValue, ...]
    words: tuple[str, ...]


def _truth(name: str, title: str) -> Option:
    return Option(name, title, (True, False), ("on", "off"))


_PACES = ("slow", "steady", "quick")
MEASURES = tuple(range(40, 101))

OPTIONS = (
    Option("reveal", "Text appears", ("off", "slow", "steady", "quick"), ("all at once", "slow", "steady", "quick")),
    Option("measure", "Line width", MEASURES, tuple(str(measure) for measure in MEASURES)),
    Option("spacing", "Space between lines", ("close", "normal", "wide"), ("close", "normal", "wide")),
    Option("auto", "Pages turn by themselves", _PACES, _PACES),
    Option(
        "theme",
        "Colours",
        ("paper", "night", "contrast", "terminal"),
        ("paper", "night", "high contrast", "the terminal's own"),
    ),
    _truth("moods", "Moods of the story"),
    _truth("reduced_motion", "Reduced motion"),
    _truth("bell", "Bell for sounds in the story"),
    _truth("mouse", "Mouse on the page"),
)


def option(name: str) -> Option | None:
    """Return the option with this name, in any case, written with spaces or underscores."""
    wanted = name.strip().lower().replace(" ", "_")
    return next((option for option in OPTIONS if option.name == wanted), None)


def changed(settings: Settings, name: str, value: SettingValue) -> Settings:
    """Return the settings with one of them changed.

    Raises `ValueError`, with a message for the reader, if the name or the value is unknown.
    """
    found = option(name)
    if found is None:
        raise ValueError(f"There is no setting {name}; there are {', '.join(option.name for option in OPTIONS)}.")
    text = str(value).strip().lower()
    for known, words in zip(found.values, found.words, strict=True):
        if value is known or text in {str(known).lower(), words.lower()}:
            return Settings(**{**settings._asdict(), found.name: known})
    few = found.words if len(found.words) < 10 else (f"{found.words[0]} to {found.words[-1]}",)
    raise ValueError(f"{found.name} can be {', '.join(few)}, not {value}.")


def read_settings(stored: dict[str, str]) -> Settings:
    """Return settings from the shelf. Unknown names are ignored, and unfit values become the default."""
    settings = Settings()
    for name, value in stored.items():
        try:
            settings = changed(settings, name, value)
        except ValueError:
            continue
    return settings
