"""How gunicorn runs here: no access log, and no line that names who asked."""

import os
import subprocess
import sys
from typing import Any

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4
accesslog = None
# Below `critical` gunicorn writes the address of whoever sent a malformed request.
loglevel = "critical"
control_socket_disable = True
limit_request_line = 4094
preload_app = False


def on_starting(server: Any) -> None:
    """Start only where this release can serve its database; `check_release` prints why not.

    It runs in a process of its own: what the master imports it hands on to every worker, also to those that a later
    reload (SIGHUP) starts, and these must load the new code.
    """
    environment = {"DJANGO_SETTINGS_MODULE": "sosguide.settings", **os.environ}
    command = [sys.executable, "-m", "django", "check_release"]
    done = subprocess.run(command, cwd=server.cfg.chdir, env=environment, check=False)  # noqa: S603 - our own command
    if done.returncode:
        raise SystemExit(done.returncode)
