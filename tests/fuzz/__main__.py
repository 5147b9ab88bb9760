"""`python -m tests.fuzz`: gives spoilt text to the readers until the time is up.

A child process does the reading, so that a crash or a hang of the C parser is caught as well: it leaves every text in
a file before it reads it. The same seed and number always make the same text: `--seed S --from N` goes on there.
"""

import argparse
import os
import random
import subprocess
import sys
import time

LONGEST_READ = 20.0
FOLDER = os.path.join("build", "fuzz")
INPUT = os.path.join(FOLDER, "input.txt")


def main() -> int:
    """Runs the child until the time is up; 1 if it found something."""
    asked = _arguments()
    if asked.child:
        read_spoilt_text(asked.seed, asked.first, time.monotonic() + asked.seconds)
        return 0
    os.makedirs(FOLDER, exist_ok=True)
    print(f"Fuzzing for {asked.seconds:g} seconds with seed {asked.seed}.", flush=True)
    child = [sys.executable, "-X", "faulthandler", "-m", "tests.fuzz", "--child", "--seed", str(asked.seed)]
    child += ["--from", str(asked.first), "--seconds", str(asked.seconds)]
    with subprocess.Popen(child) as process:
        wrong = watch(process)
    if not wrong:
        return 0
    with open(INPUT, encoding="utf-8", errors="surrogatepass") as file:
        print(f"\n{wrong} The text is in {INPUT}:\n\n{file.read()!a}", flush=True)
    return 1


def watch(process: "subprocess.Popen[bytes]") -> str:
    """Waits for the child; says what went wrong, if anything did."""
    begun = time.time()
    while process.poll() is None:
        time.sleep(0.2)
        last = os.path.getmtime(INPUT) if os.path.exists(INPUT) else begun
        if time.time() - max(last, begun) > LONGEST_READ:
            process.kill()
            process.wait()
            return f"Reading one text took more than {LONGEST_READ:g} seconds."
    return f"The reader failed (exit {process.returncode})." if process.returncode else ""


def read_spoilt_text(seed: int, number: int, until: float) -> None:
    """Gives text after text to the readers, each left in a file first; lets what they raise through."""
    from tests.fuzz.spoil import spoilt
    from tests.fuzz.targets import targets

    every = targets()
    first = number
    while time.monotonic() < until:
        target = every[number % len(every)]
        text = spoilt(random.Random(f"{seed} {number}"), target.texts, target.fragments)
        with open(INPUT, "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(text)
        try:
            target.read(text)
        except BaseException:
            print(f"\n{target.name}, text {number} of seed {seed} (--seed {seed} --from {number}):", file=sys.stderr)
            raise
        number += 1
    print(f"{number - first:,} texts read, nothing found.")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Gives spoilt text to the readers.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
