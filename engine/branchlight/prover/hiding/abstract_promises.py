"""The promises of an abstract story."""

from collections.abc import Collection, Sequence

from branchlight.model.story import Promise
from branchlight.prover.hiding.truths import NO, Truths
from branchlight.prover.matters import Matter


def abstract_promises(
    promises: Sequence[Promise], truths: Truths, wanted: Collection[Matter]
) -> tuple[tuple[Promise, ...], dict[int, int]]:
    """Return the promises as they are checked, and the numbers of the second ones of `never lost`.

    Promises that are not wanted are never met.
    """
    found: list[Promise] = []
    second: list[Promise] = []
    hopes: dict[int, int] = {}
    for number, promise in enumerate(promises):
        if ("promise", str(number)) not in wanted:
            found.append(promise._replace(kind="never", test=NO))
        elif promise.kind == "never lost":
            found.append(promise._replace(test=truths.surely(promise.test)))
            hopes[number] = len(promises) + len(second)
            second.append(promise._replace(test=truths.may(promise.test)))
        else:
            known = truths.surely if promise.kind == "always" else truths.may
            found.append(promise._replace(test=known(promise.test)))
    return (*found, *second), hopes
