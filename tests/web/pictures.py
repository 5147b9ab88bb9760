"""Take the pictures of the published page for the docs: `python -m tests.web.pictures`, a part of `make pictures`."""

from pathlib import Path
from tempfile import TemporaryDirectory

from branchlight import read_story
from branchlight.authoring.playthroughs import read_playthroughs
from branchlight.source.files import read_playthrough_files
from tests import tools
from tests.web.browsing import browse, publish

FOLDER = tools.ROOT / "docs" / "pictures"
COURSE = "The course of the tale"
DECISIONS = 4
"""The number of decisions before the page that the pictures show."""


def main() -> None:
    """Take the pictures, or say which tools are missing."""
    if missing := tools.missing(("node", "browser", "playwright")):
        print(f"The pictures of the browser stay as they are: there is no {', '.join(missing)} here.")
        return
    path = str(tools.ROOT / "story")
    courses, _ = read_playthroughs(read_playthrough_files(path)[0], read_story(path))
    steps = next(course.steps for course in courses if course.name == COURSE)
    ids = [step.value for step in steps if step.kind == "choose"][:DECISIONS]
    with TemporaryDirectory() as folder:
        browse("pictures", publish(Path(path), Path(folder)), folder=str(FOLDER), ids=ids)


if __name__ == "__main__":
    main()
