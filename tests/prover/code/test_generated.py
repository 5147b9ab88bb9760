"""Generated code: it can be dumped, and tracebacks show its lines."""

import gc
import inspect
import linecache
import traceback
from textwrap import dedent

import pytest

from branchlight import load_text
from branchlight.prover.code import turn_code
from branchlight.prover.code.namespace import Namespace
from branchlight.prover.prove import prove

HEAD = "title: Lamp\nstate: {lit: false}\nendings: {ship: A ship turns}\n---\n"
SEA = "---\nnode: sea\nending: ship\n"


def test_dump_gives_the_sample_of_the_docstring() -> None:
    paragraphs = dedent(inspect.cleandoc(turn_code.__doc__ or "")).split("\n\n")
    room, sample = (
        next(dedent(p) for p in paragraphs if p.startswith(f"    {packed}")) for packed in ("node:", "def ")
    )
    story = load_text(f"{HEAD}{room}\n{SEA}").story
    assert story is not None
    dumped: list[str] = []
    prove(story, dump=dumped.append)
    assert sample in "\n".join(dumped)


def test_tracebacks_show_generated_lines() -> None:
    namespace = Namespace({})
    namespace.run(["def wrong(s):", f" return {namespace.constant(0)} / s"])
    with pytest.raises(ZeroDivisionError) as raised:
        namespace.names["wrong"](0)  # type: ignore[operator]
    assert "return k0 / s" in "".join(traceback.format_exception(raised.value))


def test_sources_are_forgotten_with_their_namespace() -> None:
    namespace = Namespace({})
    namespace.run(["a = 1"])
    (name,) = namespace.sources
    assert linecache.getline(name, 1) == "a = 1\n"
    del namespace
    gc.collect()
    assert linecache.getline(name, 1) == ""


def test_constants_are_shared_if_equal() -> None:
    namespace = Namespace({})
    assert namespace.constant((1, 2)) == namespace.constant((1, 2)) != namespace.constant((1, 3))
