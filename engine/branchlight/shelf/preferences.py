"""The reader's preferences: settings for all stories, and the content notes veiled in one story."""

from branchlight.model.story import Story
from branchlight.shelf.settings import Settings, SettingValue, changed, read_settings
from branchlight.shelf.store import Store


class Preferences:
    """The current `settings` and `veils`. A change is on the disk when its method returns."""

    def __init__(self, store: Store, story: Story, shelved: int) -> None:
        self._store = store
        self._shelved = shelved
        self._notes = story.notes.keys()
        self.settings: Settings = read_settings(dict(store.rows("SELECT name, value FROM setting")))
        veiled = store.rows("SELECT note FROM veil WHERE story = ?", shelved)
        self.veils: frozenset[str] = frozenset(note for (note,) in veiled) & self._notes

    def change(self, name: str, value: SettingValue) -> Settings:
        """Change one setting.

        Raises `ValueError`, with a message for the reader, if the name or the value is unknown.
        """
        settings = changed(self.settings, name, value)
        with self._store.write() as transaction:
            for field, setting in settings._asdict().items():
                transaction.put("setting", field, str(setting))
        self.settings = settings
        return settings

    def veil(self, note: str, veiled: bool = True) -> None:
        """Veil or unveil a content note of this story. Raises `KeyError` if the story has no such note."""
        if note not in self._notes:
            raise KeyError(note)
        with self._store.write() as transaction:
            if veiled:
                transaction.add("veil", self._shelved, note)
            else:
                transaction.remove("veil", "story = ? AND note = ?", self._shelved, note)
        self.veils = self.veils | {note} if veiled else self.veils - {note}
