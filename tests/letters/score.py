"""Print how often the letter reader is right, unsure, or names what a paper is not: a part of `make score`."""

import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from tests.letters.report import main

    main()
