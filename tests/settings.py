"""Settings for the tests: production's rules (nothing unchecked is shown) on a desk's machine."""

import os

os.environ["SOS_DEVELOPMENT"] = "1"
os.environ["SHOW_UNCHECKED"] = "0"

from sosguide.settings import *

ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
RECEIPT_COST = 2**4  # test_receipts.py tries production's
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
