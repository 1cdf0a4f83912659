"""How gunicorn runs here: no access log, and no line that names who asked."""

import os

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
