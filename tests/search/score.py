"""Print how often search puts the right page first: `make score`, or `python -m tests.search.score [FILE ...]`.

The questions are asked of the content files, as if all were approved. No database is needed.
"""

import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from tests.search.scoring.report import main

    main()
