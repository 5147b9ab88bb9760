"""Play for programs: one JSON object a line, requests in and turns out. `docs/api.md` describes the protocol.

run_json(MemorySession(story, seed=1), sys.stdin.buffer, sys.stdout.buffer)
"""

from branchlight.plain.json_lines.protocol import run_json, write_line
from branchlight.plain.json_lines.sessions import JsonSession, MemorySession, ShelfSession

__all__ = ["JsonSession", "MemorySession", "ShelfSession", "run_json", "write_line"]
