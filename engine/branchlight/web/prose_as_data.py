"""Prose as plain values: `runtime/telling.js` has the list of their kinds."""

from typing import Any, assert_never

from branchlight.language.prose import Direction, Either, Glue, Mark, Open, Piece, Pieces, Series, Show, Words
from branchlight.web.data_tables import DataTables


def prose_as_data(pieces: Pieces, tables: DataTables) -> list[Any]:
    """Return prose as plain values. Marks are left out, as they show nothing."""
    return [_piece(piece, tables) for piece in pieces if not isinstance(piece, Mark)]


def _piece(piece: Piece, tables: DataTables) -> Any:
    match piece:
        case Words():
            return ["w", piece.text, piece.style] if piece.style else piece.text
        case Show():
            style = [piece.style] if piece.style else []
            return ["v", tables.value(piece.value), tables.form(piece), *style]
        case Either():
            yes, no = prose_as_data(piece.yes, tables), prose_as_data(piece.no, tables)
            return ["?", tables.value(piece.test), yes, no]
        case Series():
            return ["|", piece.kind, piece.slot, [prose_as_data(option, tables) for option in piece.options]]
        case Glue():
            return ["<>"]
        case Open():
            return ["p", piece.voice] if piece.voice else ["p"]
        case Direction():
            return ["d", piece.kind, piece.name, piece.seconds]
        case Mark():
            raise AssertionError("marks are left out")
        case _:
            assert_never(piece)
