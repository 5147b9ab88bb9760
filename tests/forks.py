"""Runs Python as `subprocess.run` does, in forks of one process that has already loaded the program.

A new interpreter takes longer to import the program than most commands take to run. Tests of streams, signals and the
start itself begin real processes. So does `run` on a system without forks.
"""

import atexit
import gc
import json
import os
import pkgutil
import runpy
import socket
import subprocess
import sys
import traceback
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

_LEFT_OUT = ("editor", "reader")
"""The packages that a fork imports itself if it needs them: pygls and Textual take long to load."""

_UNFLUSHED = 120
"""The exit code of Python if its output cannot be written when it ends."""


class Ran(NamedTuple):
    """The exit code and the output of a process. `err` is empty if both streams went into `out`."""

    code: int
    out: bytes
    err: bytes


def run(
    *words: str,
    typed: bytes = b"",
    folder: Path | None = None,
    environ: Mapping[str, str] | None = None,
    in_one: bool = False,
) -> Ran:
    """Run Python with these words: `-m MODULE ...` or `-c CODE ...`. With `in_one`, errors go where the output goes."""
    known = dict(os.environ if environ is None else environ)
    if not hasattr(os, "fork"):
        command, errors = [sys.executable, *words], subprocess.STDOUT if in_one else subprocess.PIPE
        done = subprocess.run(
            command, input=typed, stdout=subprocess.PIPE, stderr=errors, cwd=folder, env=known, check=False
        )
        return Ran(done.returncode, done.stdout, done.stderr or b"")
    asked = {"words": words, "folder": str(folder or os.getcwd()), "environ": known}
    return _answered(_server(), asked, typed, in_one)


def _answered(server: socket.socket, asked: dict[str, Any], typed: bytes, in_one: bool) -> Ran:
    """Let the server run something, write what is typed, and return what came of it."""
    (read_typed, write_typed), (read_out, write_out), (read_err, write_err) = os.pipe(), os.pipe(), os.pipe()
    theirs = [read_typed, write_out, write_out if in_one else write_err]
    _send(server, asked, theirs)
    for each in (read_typed, write_out, write_err):
        os.close(each)
    with ThreadPoolExecutor() as pool:
        pool.submit(_write, write_typed, typed)
        out, err = pool.submit(_read, read_out), pool.submit(_read, read_err)
        return Ran(int.from_bytes(server.recv(4), signed=True), out.result(), err.result())


def _read(pipe: int) -> bytes:
    with open(pipe, "rb") as stream:
        return stream.read()


def _write(pipe: int, text: bytes) -> None:
    with suppress(BrokenPipeError), open(pipe, "wb", buffering=0) as stream:
        while text:
            text = text[stream.write(text) :]


def _send(server: socket.socket, asked: dict[str, Any], streams: list[int]) -> None:
    body = json.dumps(asked).encode()
    socket.send_fds(server, [len(body).to_bytes(4)], streams)
    server.sendall(body)


@cache
def _server() -> socket.socket:
    """Return the way to a new process that forks. It ends with this one."""
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-m", __name__, str(theirs.fileno())]
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONIOENCODING"}
    process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=environ, stdin=subprocess.DEVNULL)
    theirs.close()
    atexit.register(_end, process, ours)
    return ours


def _end(process: "subprocess.Popen[bytes]", way: socket.socket) -> None:
    way.close()
    process.wait()


def serve(client: socket.socket) -> None:
    """Fork for each request, and answer with the exit code, until the client is gone."""
    while True:
        head, streams, _, _ = socket.recv_fds(client, 4, 3)
        if not head:
            return
        asked = json.loads(client.recv(int.from_bytes(head), socket.MSG_WAITALL))
        child = os.fork()
        if not child:
            client.close()
            os._exit(_become(asked, streams))
        for stream in streams:
            os.close(stream)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        client.sendall(code.to_bytes(4, signed=True))


def _become(asked: dict[str, Any], streams: list[int]) -> int:
    """Run what was asked for in this process, and return its exit code."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environ"])
    _open_streams(os.environ.get("PYTHONIOENCODING", ""))
    try:
        code = _executed(*asked["words"])
    except BaseException:
        traceback.print_exc()
        code = 1
    return code if _is_flushed() else _UNFLUSHED


def _open_streams(wanted: str) -> None:
    """Open the standard streams as Python does when it starts."""
    for number, (name, mode) in enumerate({"stdin": "r", "stdout": "w", "stderr": "w"}.items()):
        encoding = wanted or getattr(sys, name).encoding
        errors = "backslashreplace" if name == "stderr" else "strict"
        stream = open(number, mode, encoding=encoding, errors=errors, closefd=False)  # noqa: SIM115  (to the end)
        if name == "stderr":
            stream.reconfigure(line_buffering=True)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _executed(how: str, what: str, *words: str) -> int:
    """Run a module or a piece of code as the main one, and return the code with which it exits."""
    sys.argv = [how, *words]
    sys.path[0] = os.getcwd()
    try:
        if how == "-m":
            runpy.run_module(what, run_name="__main__", alter_sys=True)
        else:
            exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})
    except SystemExit as stop:
        if stop.code is None or isinstance(stop.code, int):
            return (stop.code or 0) & 0xFF
        print(stop.code, file=sys.stderr)
        return 1
    return 0


def _is_flushed() -> bool:
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return False
    return True


def load() -> None:
    """Import what commands import, and keep the collector from touching it in each fork."""
    import branchlight

    for package in pkgutil.iter_modules(branchlight.__path__, "branchlight."):
        if package.ispkg and package.name.rpartition(".")[2] not in _LEFT_OUT:
            for module in pkgutil.walk_packages(import_module(package.name).__path__, f"{package.name}."):
                if not module.name.endswith(".pytest_plugin"):
                    import_module(module.name)
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    load()
    serve(socket.socket(fileno=int(sys.argv[1])))
