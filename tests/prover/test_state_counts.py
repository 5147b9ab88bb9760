"""How many states a proof takes: only what can matter distinguishes them."""

from tests.prover.sound_story import SOUND, proof_of


def hub(choices: str, state: str = "", nodes: str = "") -> str:
    """Return a node to which every choice returns, except one that ends the story."""
    text = "text: '{n0}'\n" if state else ""
    hub = f"---\nnode: hub\n{text}choices:\n{choices}  - Stop: out\n"
    return f"title: Hub\n{state}endings: {{over: Over}}\n{hub}{nodes}---\nnode: out\nending: over\n"


def test_states_differ_only_in_what_matters() -> None:
    choices = "".join([f"  - {{label: Read {n}., id: c{n}, do: n{n} += 1, go: hub}}\n" for n in range(12)])
    state = "".join([f"  n{n}: 0\n" for n in range(12)])
    proof = proof_of(hub(choices, f"state:\n{state}"))
    assert (proof.verdict, proof.states) == ("proven", 2)


def test_choices_once_a_visit_cost_nothing_elsewhere() -> None:
    asks = "".join([f"  - {{label: Ask {n}, id: a{n}, once: visit}}\n" for n in range(3)])
    rooms = [f"---\nnode: r{n}\nchoices:\n{asks}  - Out: hub\ngo: r{n}\n" for n in range(4)]
    choices = "".join([f"  - Go {n}: r{n}\n" for n in range(4)])
    proof = proof_of(hub(choices, nodes="".join(rooms)))
    assert (proof.verdict, proof.states) == ("proven", 2 + 4 * 2**3)


def test_texts_read_to_their_end_add_no_states() -> None:
    nodes = "".join([f"---\nnode: n{n}\ntext: '{{first | second | last}}'\ngo: hub\n" for n in range(14)])
    choices = "".join([f"  - Go {n}: n{n}\n" for n in range(14)])
    proof = proof_of(hub(choices, nodes=nodes), states=500_000)
    assert proof.verdict == "proven"
    assert len(proof.variants["main.n13~1.3"].path) == 3


def test_growing_numbers_are_bounded() -> None:
    text = SOUND.replace("{start: 0, min: 0, max: 5}", "0").replace("trust > 3", "trust > 3 and visits(room) % 3 == 0")
    proof = proof_of(text)
    assert proof.verdict == "proven"
    assert proof.endings["good"].path == ("main.room.talk",) * 5 + ("main.room.leave",)
