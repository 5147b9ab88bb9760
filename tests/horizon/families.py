"""Families of wide stories, each of any size: `things_40_12` has forty things in twelve rooms.

    things_I_R     I things to carry through R rooms; a door needs every third
    hubs_K_H       H hubs of K topics, half of which open where a topic was asked two hubs before
    scenes_N_S     S scenes with N values from 0 to 100, and endings for high values
    days_D_P       D days, five places, P people whose trust counts at the end
    long_N_F_G     N nodes in a row, with F flags that are read G nodes later
    storylets_N_M  a pool of N storylets that come once and need others, and M that come by recency

The same name always makes the same story.
"""

import random
from collections.abc import Callable, Iterable, Iterator

PLACES = 5
TOP = 10
"""The highest trust, and the most coins."""


def made(name: str) -> str:
    """Return the text of a story of a family. Raises `ValueError` if there is no such story."""
    family, *sizes = name.split("_")
    try:
        return FAMILIES[family](*map(int, sizes))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"there is no story {name}; the families are {', '.join(FAMILIES)}") from error


def things(count: int, rooms: int) -> str:
    """Return a story of things, one or more of them in each room."""

    def room(number: int) -> Iterator[str]:
        for one in range(count):
            if one % rooms == number:
                yield choice(f"take{one}", f"room{number}", f"not t{one}", f"t{one} = true")
            if (one + rooms // 2) % rooms == number:
                yield choice(f"use{one}", f"room{(number + 2) % rooms}", f"t{one} and t{(one + 1) % count}")
        yield choice("onward", f"room{(number + 1) % rooms}")
        yield choice("backward", f"room{(number - 1) % rooms}")
        if number == rooms - 1:
            yield choice("door", "out", " and ".join([f"t{one}" for one in range(0, count, 3)]))

    state = [f"t{one}: false" for one in range(count)]
    return story(state, ["out"], {f"room{number}": room(number) for number in range(rooms)})


def hubs(topics: int, count: int) -> str:
    """Return a story of hubs, whose last node asks for one topic of each."""

    def hub(number: int) -> Iterator[str]:
        for topic in range(topics):
            needs = f" and t{number - 2}x{topic}" if number > 1 and topic % 2 == 0 else ""
            here = f"t{number}x{topic}"
            yield choice(f"ask{topic}", f"hub{number}", f"not {here}{needs}", f"{here} = true")
        yield choice("leave", f"hub{number + 1}" if number + 1 < count else "final")

    state = [f"t{number}x{topic}: false" for number in range(count) for topic in range(topics)]
    asked = " and ".join([f"t{number}x{number % topics}" for number in range(count)])
    final = [choice("wise", "wise", asked), choice("plain", "plain")]
    return story(state, ["wise", "plain"], {f"hub{number}": hub(number) for number in range(count)} | {"final": final})


def scenes(values: int, count: int) -> str:
    """Return a story of scenes, every third of which is a contest that a high value wins."""
    rng = random.Random(1)

    def scene(number: int) -> Iterator[str]:
        following = f"scene{number + 1}" if number + 1 < count else "final"
        if number % 3 == 2:
            one, least = rng.randrange(values), rng.randrange(45, 75, 5)
            yield choice("win", following, f"v{one} >= {least}", f"v{one} += 10")
            yield choice("fail", following, f"v{one} < {least}", f"v{one} -= 10")
            yield choice("avoid", following, "", f"v{(one + 1) % values} -= 5")
        else:
            for option in range(3):
                one, other = rng.sample(range(values), 2)
                changes = f"v{one} += {rng.randrange(5, 25, 5)}, v{other} -= {rng.randrange(5, 15, 5)}"
                yield choice(f"option{option}", following, "", changes)

    state = [f"v{one}: {{start: 50, min: 0, max: 100}}" for one in range(values)]
    endings = [f"high{one}" for one in range(values)]
    final = [*[choice(name, name, f"v{one} >= 75") for one, name in enumerate(endings)], choice("plain", "plain")]
    nodes = {f"scene{number}": list(scene(number)) for number in range(count)} | {"final": final}
    return story(state, [*endings, "plain"], nodes)


def days(count: int, people: int) -> str:
    """Return a story of days, with a place to go on each, or work to do."""

    def evening(name: str, needs: str, changes: str) -> Iterator[str]:
        more = f"{needs} and " if needs else ""
        yield choice(name, "day", f"{more}day < {count}", f"{changes}, day += 1")
        yield choice(f"{name}_last", "final", f"{more}day >= {count}", changes)

    def place(number: int) -> Iterator[str]:
        for one in range(people):
            if (one + number) % 2 == 0 or people < 3:
                yield from evening(f"talk{one}", "", f"p{one} += 1")
                yield from evening(f"give{one}", "coins >= 3", f"p{one} += 2, coins -= 3")
        yield from evening("rest", "", f"p{number % people} -= 1")

    state = [f"day: {{start: 1, min: 1, max: {count}}}", f"coins: {{start: 0, min: 0, max: {TOP}}}"]
    state += [f"p{one}: {{start: 2, min: 0, max: {TOP}}}" for one in range(people)]
    endings = [f"trusted{one}" for one in range(people)]
    begin = [choice(f"go{number}", f"place{number}") for number in range(PLACES)]
    nodes: dict[str, Iterable[str]] = {"day": [*begin, *evening("work", "", "coins += 2")]}
    nodes |= {f"place{number}": place(number) for number in range(PLACES)}
    nodes["final"] = [choice(name, name, f"p{one} >= {TOP - 2}") for one, name in enumerate(endings)]
    nodes["final"] = [*nodes["final"], choice("plain", "plain")]
    return story(state, [*endings, "plain"], nodes)


def long(count: int, flags: int, gap: int) -> str:
    """Return a story of nodes in a row."""
    step = max(1, (count - gap - 2) // flags)

    def node(number: int) -> Iterator[str]:
        following = f"n{number + 1}" if number + 1 < count else "out"
        yield choice("on", following)
        flag, rest = divmod(number, step)
        if rest == 0 and flag < flags:
            yield choice("keep", following, "", f"f{flag} = true")
        flag, rest = divmod(number - gap, step)
        if rest == 0 and 0 <= flag < flags:
            yield choice("need", following, f"f{flag}")

    state = [f"f{flag}: false" for flag in range(flags)]
    return story(state, ["out"], {f"n{number}": node(number) for number in range(count)})


def storylets(once: int, often: int) -> str:
    """Return a story of one place with a pool, of which three are shown."""
    lines = ["title: Wide", "endings: {out: Out}", "---", "node: town", "text: Town.", "choices:"]
    lines += ["  - {from: events, show: 3}", choice("leave", "leaving")]
    for one in range(once):
        needs = f" and seen(once{one - often})" if one >= often else ""
        lines += ["---", f"node: once{one}", "pool: events", f"label: Event {one}", f"when: not seen(once{one}){needs}"]
        lines += ["text: Something.", "go: town"]
    for one in range(often):
        lines += ["---", f"node: often{one}", "pool: events", f"label: Custom {one}", "text: Again.", "go: town"]
    lines += ["---", "node: leaving", "text: At the gate.", "choices:"]
    lines += [choice("go_out", "out"), choice("go_back", "town"), "---", "node: out", "ending: out"]
    return "\n".join(lines) + "\n"


def choice(name: str, go: str, needs: str = "", changes: str = "") -> str:
    """Return the line of a choice."""
    test = f", if: {needs}" if needs else ""
    do = f", do: [{changes}]" if changes else ""
    return f"  - {{label: {name}, id: {name}{test}{do}, go: {go}}}"


def story(state: list[str], endings: list[str], nodes: dict[str, Iterable[str]]) -> str:
    """Return a story with a node for each ending."""
    lines = ["title: Wide", "state:", *[f"  {line}" for line in state], "endings:"]
    lines += [f"  {name}: {name}" for name in endings]
    for name, choices in nodes.items():
        lines += ["---", f"node: {name}", "text: Here.", "choices:", *choices]
    for name in endings:
        lines += ["---", f"node: {name}", f"ending: {name}"]
    return "\n".join(lines) + "\n"


FAMILIES: dict[str, Callable[..., str]] = {
    "things": things,
    "hubs": hubs,
    "scenes": scenes,
    "days": days,
    "long": long,
    "storylets": storylets,
}
SMALL = ("things_20_12", "hubs_8_8", "scenes_6_18", "days_20_4", "long_300_20_100", "storylets_12_4")
"""A story of each family, which all take a few seconds."""
