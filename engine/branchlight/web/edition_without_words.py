"""The edition that a page carries for `prove --since`, without the words that its readers only read.

The page has those already, and a proof of an upgrade reads none of them. What is drawn, counted or told stays, and so
do the labels of choices, which its paths name.
"""

from branchlight.language.prose import Pieces, Words
from branchlight.model.story import Body, Story
from branchlight.prover.program.rewrite import Rewriter


def without_words(story: Story) -> Story:
    """Return the story without the words in the texts of its bodies. It decides everything as before."""
    return _Edition().story(story)


class _Edition(Rewriter):
    def body(self, body: Body) -> Body:
        text, veiled = _WORDLESS.pieces(body.text), _WORDLESS.pieces(body.veiled)
        return super().body(body)._replace(text=text, veiled=veiled)


class _Wordless(Rewriter):
    def pieces(self, pieces: Pieces) -> Pieces:
        return super().pieces(tuple([piece for piece in pieces if not isinstance(piece, Words)]))


_WORDLESS = _Wordless()
