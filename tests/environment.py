"""Loaded before the settings: tests keep their files in a folder of their own, never in var/."""

import atexit
import os
import shutil
import tempfile

FOLDER = tempfile.mkdtemp(prefix="portal-tests-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

for name in ("PUBLIC_SCHEME", "PUBLIC_PORT", "TRUSTED_PROXIES", "HIT_JOURNAL", "CACHE_URL", "DEBUG", "HOST", "PORT"):
    os.environ.pop(name, None)
os.environ["DATA_DIR"] = FOLDER
os.environ["SECRET_KEY"] = "only-for-tests-only-for-tests-only-for-tests"
os.environ["ALLOWED_HOSTS"] = "127.0.0.1,localhost,testserver"
os.environ["CHECK_PAGE_DATA"] = "1"
os.environ["DEMO_PASSWORD"] = "mat-khau-thu-nghiem"
# Playwright's synchronous interface runs an event loop in the thread that also uses the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
