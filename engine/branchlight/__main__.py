"""`python -m branchlight` does what the command `branchlight` does."""

import sys

from branchlight.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
