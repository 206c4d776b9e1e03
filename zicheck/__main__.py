"""`python -m zicheck`."""

from __future__ import annotations

import sys

from zicheck.starting import main

if __name__ == "__main__":
    sys.exit(main())
