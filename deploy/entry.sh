#!/bin/sh
# Entry of the web and worker containers: "web" or "worker"; anything else is run as a command.
set -eu
# The group shares the public media with nginx; others get nothing.
umask 027

case "${1:-web}" in
web)
    python manage.py migrate --noinput --verbosity 0
    python manage.py load_demo --if-empty
    exec python manage.py serve --no-worker
    ;;
worker)
    exec python manage.py worker
    ;;
*)
    exec "$@"
    ;;
esac
