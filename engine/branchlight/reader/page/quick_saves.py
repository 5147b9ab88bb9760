"""The quick save: one key keeps a place, and another returns to it, without questions."""

from branchlight.reader.page.book import Book
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.shelf import BEFORE_LOAD, QUICK


def quick_save(screen: ThemedScreen) -> None:
    """Save this place as the quick save."""
    with screen.host.keeping():
        screen.session.save(QUICK)
        screen.tell("Saved as the quick save.")


def quick_load(screen: ThemedScreen, book: Book) -> None:
    """Go to the quick save."""
    left = f" Your old place is kept as “{BEFORE_LOAD}”." if screen.session.history.can_back else ""
    with screen.host.keeping():
        try:
            screen.session.load(QUICK)
        except KeyError:
            screen.tell("There is no quick save yet. F5 makes one.")
            return
        book.reset("turn")
        screen.tell(f"You are at the quick save.{left}")
