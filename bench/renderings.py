"""Renderings of one story for each engine: Branchlight's YAML, ink, and a bare YAML for the reference."""

import os
import textwrap
from collections.abc import Callable, Iterable

from bench.stories import END, NUMBERS, Choice, Condition, Node, Story, Term


def write(story: Story, folder: str) -> None:
    """Write every rendering below `folder`: branchlight/, story.ink, bare.yaml."""
    files = {"story.ink": ink(story), "bare.yaml": bare(story)}
    files |= {f"branchlight/{name}": text for name, text in branchlight(story).items()}
    for name, text in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


def branchlight(story: Story) -> dict[str, str]:
    """Return the files of a Branchlight story: a title page, and a scene for each chapter."""
    chapters = {node.name: node.chapter for node in story.nodes} | {END: 0}
    ends = any(choice.target == END for node in story.nodes for choice in node.choices)
    scenes: dict[int, list[str]] = {}
    for node in story.nodes:
        lines = scenes.setdefault(node.chapter, [f"scene: chapter{node.chapter}"])
        lines += ["---", *_scene_node(node, chapters)]
    if ends:
        scenes[0] += ["---", f"node: {END}", "ending: end"]
    files = {f"scenes/chapter{chapter:04d}.yaml": "\n".join(lines) + "\n" for chapter, lines in scenes.items()}
    return {"story.yaml": "\n".join(_title_page(story, ends)) + "\n"} | files


def _title_page(story: Story, ends: bool) -> Iterable[str]:
    identity = story.title.lower().replace(" ", "-")
    yield from (f"title: {story.title}", f"id: {identity}", f"start: chapter0.{story.start}", "state:")
    for name, value in story.variables.items():
        yield f"  {name}: {{start: {value}, min: 0, max: {NUMBERS - 1}}}"
    if ends:
        yield from ("endings:", "  end: {title: The end}")


def _scene_node(node: Node, chapters: dict[str, int]) -> Iterable[str]:
    yield f"node: {node.name}"
    yield "text: |"
    text = f"{node.prose} {{{_condition(node.condition)}: {node.yes} | {node.no}}}"
    yield from textwrap.wrap(text, 90, initial_indent="  ", subsequent_indent="  ", break_long_words=False)
    yield "choices:"
    for choice in node.choices:
        yield f"  - label: {choice.label}"
        if choice.condition:
            yield f"    if: {_condition(choice.condition)}"
        yield f"    do: {_assignment(choice)}"
        here = chapters[choice.target] == node.chapter
        yield f"    go: {choice.target}" if here else f"    go: chapter{chapters[choice.target]}.{choice.target}"


def ink(story: Story) -> str:
    """Return the story in ink, which inkjs compiles for the ink runtimes."""
    lines = [f"VAR {name} = {value}" for name, value in story.variables.items()] + [f"-> {story.start}"]
    for node in story.nodes:
        varying = f"{{{_condition(node.condition, ' && ', ' || ')}:{node.yes}|{node.no}}}"
        lines += ["", f"=== {node.name} ===", f"{node.prose} {varying}"]
        for choice in node.choices:
            guard = f"{{{_condition(choice.condition, ' && ', ' || ')}}} " if choice.condition else ""
            lines += [f"+ {guard}[{choice.label}]", f"  ~ {_assignment(choice)}", f"  -> {choice.target}"]
    return "\n".join(lines) + "\n"


def bare(story: Story) -> str:
    """Return one YAML file with Python's own expressions in it, for the bare player."""
    lines = [f"start: {story.start}", "variables:"]
    lines += [f"  {name}: {value}" for name, value in story.variables.items()]
    lines.append("nodes:")
    for node in story.nodes:
        lines += [f"  {node.name}:", f"    if: {_condition(node.condition)}", "    text: >-"]
        lines += textwrap.wrap(node.prose, 90, initial_indent="      ", subsequent_indent="      ")
        lines += [f"    then: {node.yes}", f"    otherwise: {node.no}", "    choices:"]
        for choice in node.choices:
            lines += [f"      - label: {choice.label}", f"        set: {choice.variable}"]
            lines += [f"        if: {_condition(choice.condition)}"] if choice.condition else []
            lines += [f"        to: {_value(choice)}", f"        go: {choice.target}"]
    return "\n".join(lines) + "\n"


def _assignment(choice: Choice) -> str:
    return f"{choice.variable} = {_value(choice)}"


def _value(choice: Choice) -> str:
    return f"({choice.variable} + {choice.add}) % {NUMBERS}"


def _condition(condition: Condition, both: str = " and ", either: str = " or ") -> str:
    write_term: Callable[[Term], str] = "{0.variable} {0.sign} {0.limit}".format
    return (both if condition.word == "and" else either).join(map(write_term, condition.terms))
