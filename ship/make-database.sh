#!/bin/sh
# Once for a new database, by psql as whoever may create roles and databases there (PGHOST, PGUSER, PGPASSWORD): the migrator's
# login, and the database that it owns. All else is made by `jobrun migrate up`.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$MIGRATOR_PASSWORD" -d postgres <<'SQL'
CREATE ROLE jobrun_migrator LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD :'password';
GRANT jobrun_migrator TO CURRENT_USER;
CREATE DATABASE jobrun OWNER jobrun_migrator;
SQL
