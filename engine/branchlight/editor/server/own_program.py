"""The command line that starts a module of this program in another process."""

import sys

OWN_PROGRAM = (sys.executable, "-P", "-m")
"""The words before the module's name. With `-P`, Python takes no module from the current folder.

That is mostly the folder of a story, in which no Python file must run.
"""
