#!/usr/bin/env python
"""Django's command line."""

import os
import sys


def main() -> None:
    """Run one command. What is missing in the configuration is one line, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sosguide.settings")
    from django.conf import settings  # noqa: PLC0415 - reads the variable set above
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
    from django.core.management import execute_from_command_line  # noqa: PLC0415
    from django.db import OperationalError  # noqa: PLC0415

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except OperationalError:
        folder = settings.VAR_DIR
        if folder.is_dir() and os.access(folder, os.W_OK):
            raise
        sys.exit(f"{folder} is not a folder that can be written. Make it one, or set SOS_VAR to one that is.")


if __name__ == "__main__":
    main()
