"""Export of the text: to the clipboard, or to a file."""

from functools import partial

from branchlight.play.markdown import markdown
from branchlight.reader.named_files import file_name, write_file
from branchlight.reader.page.answer_line import AnswerLine
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.wording import foot_words, page_words, save_words

_LONGEST_NAME = 200


def copy(screen: ThemedScreen) -> None:
    """Copy the text that the mouse has marked, or else the text of this turn, to the clipboard."""
    marked = screen.get_selected_text()
    text = marked or "\n\n".join(passage.text for passage in screen.session.passages() if passage.runs)
    screen.app.copy_to_clipboard(text)
    screen.tell(page_words.copied(bool(marked), screen.host.keys.hint("export")))


def ask_for_file(screen: ThemedScreen, line: AnswerLine) -> None:
    """Ask for the name of a file for the reading so far."""
    name = file_name(screen.session.story.title, ".md")
    export = partial(_export, screen)
    line.open(save_words.ASK_FILE, export, does=foot_words.WRITE, length=_LONGEST_NAME, value=name)


def _export(screen: ThemedScreen, file: str) -> None:
    """Write the reading so far to a file."""
    text = markdown(screen.session.story, screen.session.history.turns(), screen.session.preferences.veils)
    screen.tell(write_file(file, text))
