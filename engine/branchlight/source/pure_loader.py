"""PyYAML's own parser, for systems without libyaml. It takes question marks in brackets as libyaml does."""

import yaml


class PureLoader(yaml.SafeLoader):
    """A parser for which `?` within a plain text in brackets is a letter, as in `{label: Who is it?, go: door}`.

    PyYAML ends the text there, and then cannot read on.
    """

    _in_text = False

    def scan_plain(self) -> yaml.ScalarToken:
        self._in_text = True
        try:
            return super().scan_plain()
        finally:
            self._in_text = False

    def peek(self, index: int = 0) -> str:
        """Return a character that comes. Within a plain text, a letter is in place of `?`."""
        character = super().peek(index)
        return "x" if character == "?" and self._in_text else character
