"""The smallest Textual program to compare with: some words on a page, and a list of choices below them."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import OptionList, Static


class EmptyPage(App[None]):
    def compose(self) -> ComposeResult:
        yield Static(sys.argv[1])
        yield OptionList("One", "Two", "Three")


if __name__ == "__main__":
    EmptyPage().run()
