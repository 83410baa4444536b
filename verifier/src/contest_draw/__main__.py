import sys

from contest_draw.commands import main

sys.exit(main())
