"""Where the frozen program begins."""

import sys

from nxwa_desktop.__main__ import main

sys.exit(main())
