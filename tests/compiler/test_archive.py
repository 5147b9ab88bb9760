"""A story that was packed and unpacked is the same story; what is no archive is refused."""

import pytest

from engine import choose, load_text, start
from engine.compiler.archive import ArchiveError, pack, unpack
from tests.play.tales import TALE


def test_the_same_story_comes_back() -> None:
    loaded = load_text(TALE)
    assert loaded.story is not None
    story, diagnostics = unpack(pack(loaded.story, loaded.diagnostics))
    assert story._replace(nodes={}) == loaded.story._replace(nodes={})
    assert dict(story.nodes) == dict(loaded.story.nodes) and diagnostics == loaded.diagnostics
    assert list(story.nodes) == list(loaded.story.nodes) and len(story.nodes) == len(loaded.story.nodes)


def test_it_plays_the_same() -> None:
    loaded = load_text(TALE)
    assert loaded.story is not None
    story, _ = unpack(pack(loaded.story, ()))
    one, other = start(loaded.story, 3), start(story, 3)
    for _ in range(20):
        assert one._replace(story=story) == other._replace(story=story)
        open_ = [choice for choice in one.choices if choice.open]
        if not open_:
            break
        one, other = choose(one, open_[-1]), choose(other, open_[-1].id)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", "[1, [], [3], [0]]", "[99, [], [0], [0]]", "x\ny", '[1,["a"],[0],[0]]', "\xff\n"]
)
def test_what_is_no_archive_is_refused(text: str) -> None:
    with pytest.raises(ArchiveError):
        unpack(text.encode())


def test_an_archive_with_something_missing_or_added_is_refused() -> None:
    loaded = load_text(TALE)
    assert loaded.story is not None
    archive = pack(loaded.story, ())
    for wrong in (archive + b"0", archive[:-1], archive[: archive.index(b"\n")], archive[: archive.index(b"\n") + 1]):
        with pytest.raises(ArchiveError):
            unpack(wrong)
