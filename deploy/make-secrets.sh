#!/bin/sh
# Makes the secrets of docker-compose.yml in deploy/secrets/; keeps those that exist.
set -eu
cd "$(dirname "$0")"
# The folder keeps other people of this computer out; the files must be readable in the
# containers, where our processes are not root.
mkdir -p secrets
chmod 700 secrets
umask 022

random() { head -c 4096 /dev/urandom | LC_ALL=C tr -dc 'A-Za-z0-9' | head -c 50; }

[ -s secrets/secret_key ] || random > secrets/secret_key
if [ ! -s secrets/db_password ]; then
    rm -f secrets/database_url
    random > secrets/db_password
fi
[ -s secrets/database_url ] || printf 'postgres://portal:%s@db:5432/portal' "$(cat secrets/db_password)" > secrets/database_url
[ -s secrets/demo_password ] || random | head -c 16 > secrets/demo_password
echo "Secrets are in deploy/secrets/. Demo accounts, when DEMO=1: password in deploy/secrets/demo_password."
