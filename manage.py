#!/usr/bin/env python
"""Django's command line."""

import os
import sys


def main() -> None:
    """Run one command. What is lacking in the configuration is one line, not a traceback."""
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
        if settings.VAR_DIR.is_dir():
            raise
        sys.exit(f"The folder {settings.VAR_DIR} does not exist. Make it, or set SOS_VAR to a folder that does.")


if __name__ == "__main__":
    main()
