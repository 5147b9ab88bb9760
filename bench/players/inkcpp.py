"""inkcpp: the ink runtime in C++, with its Python binding. It plays its own binary form of compiled ink."""

import os
from typing import Any

from bench.players.player import Player, main


class InkCpp(Player):
    """A player that saves through a file, since the binding offers nothing else."""

    story: Any
    runner: Any
    snapshot = ""

    def prepare(self, folder: str) -> None:
        import inkcpp_py

        inkcpp_py.compile_json(os.path.join(folder, "story.ink.json"), os.path.join(folder, "story.inkbin"))

    def open(self, folder: str, form: str) -> None:
        import inkcpp_py

        self.story = inkcpp_py.Story.from_file(os.path.join(folder, "story.inkbin"))
        self.runner = self.story.new_runner()
        self.snapshot = os.path.join(folder, "inkcpp.snapshot")

    def read(self) -> tuple[str, list[str]]:
        lines = []
        while self.runner.can_continue():
            lines.append(self.runner.getline())
        return "".join(lines), [choice.text() for choice in self.runner]

    def choose(self, index: int) -> None:
        self.runner.choose(index)

    def save(self) -> bytes:
        self.runner.create_snapshot().write_to_file(self.snapshot)
        with open(self.snapshot, "rb") as file:
            return file.read()

    def restore(self, data: bytes) -> None:
        import inkcpp_py

        with open(self.snapshot, "wb") as file:
            file.write(data)
        self.runner = self.story.new_runner_from_snapshot(inkcpp_py.Snapshot.from_file(self.snapshot))


if __name__ == "__main__":
    main(InkCpp())
