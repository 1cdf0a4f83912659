"""Put examples, marked as such, into a development database: `make demo-stories`, to see /stories/ filled."""

import os
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sosguide.settings")
    django.setup()
    from sosguide.publishing.workflow import Refused
    from tests.contributors.examples import publish_all

    try:
        print(f"{publish_all()} examples are on /stories/, each marked as an example.")
    except Refused as refused:
        sys.exit(str(refused))
