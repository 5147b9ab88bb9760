"""Diverts, tunnels and threads at the end of a line or on a line of their own."""

from branchlight.adopt.ink.operands import arguments, path
from branchlight.adopt.ink.scanner import Scanner
from branchlight.adopt.ink.tree import Divert, InkExpression, Leave, Target, Thread, TunnelCall, TunnelReturn


def leaves(scanner: Scanner) -> tuple[Leave, ...] | None:
    """Read `<- thread`, or a chain of diverts and tunnels; None if there is none.

    The chain is empty for `->` alone, which only a choice without words may have.
    """
    begun = scanner.at
    scanner.spaces()
    start = scanner.at
    if scanner.take("<-"):
        return (_thread(scanner, start),)
    chain = _chain(scanner)
    if chain is None:
        scanner.at = begun
    elif not chain and not scanner.in_choice:
        scanner.complain("`->` alone leads nowhere", "name a knot after it, or `END`", start)
    return chain


def _thread(scanner: Scanner, start: int) -> Thread:
    place = scanner.place(start)
    led = _destination(scanner)
    if led is None:
        scanner.missing("the name of a knot after `<-`", "write it, or `\\<-` for the signs themselves")
        return Thread(place, Target(place, ("DONE",)), ())
    return Thread(place, *led)


def _chain(scanner: Scanner) -> tuple[Leave, ...] | None:
    """Read arrows and targets by turns."""
    chain: list[Leave] = []
    start = scanner.at
    arrows = _arrows(scanner)
    if not arrows:
        return None
    while arrows == 1:
        led = _destination(scanner)
        if led is None:
            break
        following = scanner.at
        arrows = _arrows(scanner)
        place = scanner.place(start)
        chain.append(TunnelCall(place, *led) if arrows else Divert(place, *led))
        start = following
    if arrows == 2:
        chain.append(_back(scanner, start))
    return tuple(chain)


def _back(scanner: Scanner, start: int) -> TunnelReturn:
    place = scanner.place(start)
    led = _destination(scanner)
    onward = None if led is None else Divert(place, *led)
    if scanner.sees("->"):
        scanner.complain("nothing can follow a `->->` but one target", "divert from there onward")
        scanner.rest_of_line()
    return TunnelReturn(place, onward)


def _arrows(scanner: Scanner) -> int:
    """Read one arrow or two, and return how many there were."""
    start = scanner.at
    count = 0
    while scanner.take("->"):
        count += 1
    if count > 2:
        scanner.complain("too many arrows", "a divert has one arrow, `->`, and the return from a tunnel two", start)
    return min(count, 2)


def _destination(scanner: Scanner) -> tuple[Target, tuple[InkExpression, ...]] | None:
    target = path(scanner)
    if target is None:
        return None
    given = arguments(scanner) or ()
    scanner.spaces()
    return target, given
