"""bink: the ink runtime in Rust, with its Python binding. It plays compiled ink."""

import os
from typing import Any

from bench.players.player import Player, main


class Bink(Player):
    story: Any

    def open(self, folder: str, form: str) -> None:
        from bink.story import Story

        with open(os.path.join(folder, "story.ink.json"), encoding="utf-8-sig") as file:
            self.story = Story(file.read())

    def read(self) -> tuple[str, list[str]]:
        lines = []
        while self.story.can_continue():
            lines.append(self.story.cont())
        return "".join(lines), list(self.story.get_current_choices())

    def choose(self, index: int) -> None:
        self.story.choose_choice_index(index)

    def save(self) -> bytes:
        saved: str = self.story.save_state()
        return saved.encode()

    def restore(self, data: bytes) -> None:
        self.story.load_state(data.decode())


if __name__ == "__main__":
    main(Bink())
