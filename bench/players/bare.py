"""The bare reference: no features and no checks, only the code that plays this one kind of story in fast Python."""

import json
import marshal
import os
from typing import Any

from bench.players.player import Player, main


class Bare(Player):
    """A player whose `nodes` have, by name: prose, test, then, otherwise, choices.

    A choice is its label, test, variable, value and target.
    """

    def prepare(self, folder: str) -> None:
        with open(os.path.join(folder, "bare.marshal"), "wb") as file:
            file.write(marshal.dumps(_from_yaml(folder)))

    def open(self, folder: str, form: str) -> None:
        self.here, self.values, self.nodes = _from_yaml(folder) if form == "source" else _from_marshal(folder)
        self.offer: list[Any] = []

    def read(self) -> tuple[str, list[str]]:
        prose, test, then, otherwise, choices = self.nodes[self.here]
        values = self.values
        self.offer = [choice for choice in choices if choice[1] is None or eval(choice[1], {}, values)]
        text = f"{prose} {then if eval(test, {}, values) else otherwise}"
        return text, [choice[0] for choice in self.offer]

    def choose(self, index: int) -> None:
        _, _, variable, value, self.here = self.offer[index]
        self.values[variable] = eval(value, {}, self.values)

    def explore(self) -> int:
        return len(self.everything()[0])

    def everything(self) -> tuple[set[Any], set[str]]:
        """Return every state of a story that ends, by brute force, and the labels that are ever on offer."""
        names = list(self.values)
        first = (self.here, tuple(self.values.values()))
        states, offered, waiting = {first}, set(), [first]
        while waiting:
            here, numbers = waiting.pop()
            values = dict(zip(names, numbers, strict=True))
            for label, test, variable, value, target in self.nodes[here][4]:
                if test is not None and not eval(test, {}, values):
                    continue
                offered.add(f"{here} {label}")
                after = (target, tuple((values | {variable: eval(value, {}, values)}).values()))
                if target in self.nodes and after not in states:
                    states.add(after)
                    waiting.append(after)
        return states, offered

    def save(self) -> bytes:
        return json.dumps([self.here, self.values]).encode()

    def restore(self, data: bytes) -> None:
        self.here, self.values = json.loads(data)


def _from_marshal(folder: str) -> Any:
    with open(os.path.join(folder, "bare.marshal"), "rb") as file:
        return marshal.loads(file.read())


def _from_yaml(folder: str) -> Any:
    import gc

    import yaml

    gc.disable()
    with open(os.path.join(folder, "bare.yaml"), "rb") as file:
        data = yaml.load(file.read(), Loader=yaml.CSafeLoader)
    return data["start"], data["variables"], {name: _node(node) for name, node in data["nodes"].items()}


def _node(node: Any) -> Any:
    choices = [
        (choice["label"], _code(choice.get("if")), choice["set"], _code(choice["to"]), choice["go"])
        for choice in node["choices"]
    ]
    return node["text"], _code(node["if"]), node["then"], node["otherwise"], choices


def _code(text: str | None) -> Any:
    return compile(text, "<story>", "eval") if text else None


if __name__ == "__main__":
    main(Bare())
