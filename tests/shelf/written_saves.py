"""A save as text, for tests of what is written and read."""

from branchlight.model.story import Story
from branchlight.shelf import MEMORY, Session, open_session
from tests.play.tales import edition, tale

STORY = tale()


SHORT = edition(("max: 9", "max: 3"))


def session_of(story: Story = STORY) -> Session:
    return open_session(story, MEMORY, seed=5)


def written(*answers: str) -> str:
    session = session_of()
    for answer in answers:
        session.choose(answer)
    session.save("away")
    save = session.saves.write_out("away")
    session.close()
    return save


WRITTEN = written("draw_rope", "draw_rope", "look_down", "say_your_name", "Ada")
