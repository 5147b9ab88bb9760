"""The digest of a story's files."""

from branchlight.source.files import digest
from branchlight.source.located import SourceFile


def test_the_digest_tells_stories_apart() -> None:
    stories: list[list[SourceFile]] = [
        [],
        [SourceFile("a", "b")],
        [SourceFile("a", "c")],
        [SourceFile("ab", "")],
        [SourceFile("", "ab")],
        [SourceFile("a", "b"), SourceFile("c", "")],
        [SourceFile("a", ""), SourceFile("b", "c")],
        [SourceFile("a", "\ud800")],
    ]
    assert len({digest(story) for story in stories}) == len(stories)


def test_the_digest_never_changes() -> None:
    story = [SourceFile("story.yaml", "title: Ü\n")]
    assert digest(story) == digest(list(story)) == "3757fa6eb78eb5097babe7326207e0e5518c0e9d"
