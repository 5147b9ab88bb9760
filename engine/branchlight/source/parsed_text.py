"""A text as the YAML parser reads it: its documents, and what ended reading."""

from typing import Any

import yaml

from branchlight.source import source_codes
from branchlight.source.builder import LESS_DEEP, TOO_DEEP, DocumentBuilder
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.events import ConversionError, events
from branchlight.source.located import Located, Mapping
from branchlight.source.pure_loader import PureLoader
from branchlight.source.text_mistakes import BrokenError, TextMistakes
from branchlight.source.trouble import Trouble, inside

LOADER: Any = getattr(yaml, "CSafeLoader", PureLoader)

_LIMIT_OF_LIBYAML = "maximum nesting depth"


class ParsedText:
    """A text of one or more documents, which begins at `first_line` of the file `name`.

    `broken` means that reading ended early. `trouble` means that it did so because YAML cannot read the text: that is
    then the last of the mistakes.
    """

    def __init__(self, name: str, first_line: int, text: str) -> None:
        self.name = name
        self.first_line = first_line
        self.text = text
        self.broken = False
        self.trouble = False
        self._mistakes = TextMistakes(name, first_line, text)
        self.documents = self._documents()

    @property
    def mistakes(self) -> list[Diagnostic]:
        return self._mistakes.found

    def _documents(self) -> list[Located | None]:
        """Return the documents of the text, with None for the one at which reading ended early."""
        done: list[Located | None] = []
        builder = DocumentBuilder(self._mistakes)
        try:
            builder.build(done, events(LOADER(self.text), self.text))
        except yaml.YAMLError as error:
            self._give_up(self._trouble(error))
        except ConversionError as error:
            self._give_up(self._unconverted(error))
        except BrokenError:
            self.broken = True
        for keys in builder.two_in_one:
            done = [None if isinstance(node, Mapping) and node.keys is keys else node for node in done]
        return [*done, None] if self.broken else done

    def _give_up(self, trouble: Trouble) -> None:
        """Report what ended the parser's work.

        libyaml 0.2.6 and later limit the depth themselves. They look ahead for the end of a key in brackets, so they
        can reach their limit before the events reach MAX_DEPTH. Nothing after such a place is read.
        """
        self.broken = True
        if trouble.says(_LIMIT_OF_LIBYAML):
            self.mistakes.append(trouble.complain(source_codes.TOO_DEEP, trouble.spot, TOO_DEEP, LESS_DEEP))
            return
        from branchlight.source.yaml_errors import explain  # late, because few files need it

        self._mistakes.end_with(explain(trouble))
        self.trouble = True

    def _unconverted(self, error: ConversionError) -> Trouble:
        """Describe a conversion that failed, as plain values."""
        lines = self.text.split("\n")
        return Trouble(self.name, self.first_line, lines, str(error), error.context, error.spot, error.spot)

    def _trouble(self, error: Any) -> Trouble:
        """Return the parser's exception as plain values. A mark that is missing or past the end is moved inside."""
        lines = self.text.split("\n")
        spot = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        start = getattr(error, "context_mark", None) or spot
        return Trouble(
            self.name,
            self.first_line,
            lines,
            getattr(error, "problem", None) or str(error),
            getattr(error, "context", None) or "",
            inside(lines, spot),
            inside(lines, start),
        )
