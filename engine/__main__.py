"""`python -m engine` does what the command `branchlight` does."""

import sys

from engine.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
