"""Looks at a server's database from outside, for tests. `database.py dump FILE` prints every row of every table as JSON;
`database.py alter FILE SQL` changes a database that no server has open, to let time pass in it; the statement may ask for the
`time_of(id)` of a UUID of version 7, in milliseconds, and for an `id_at(time)`."""

import json
import secrets
import sqlite3
import sys


def plain(value):
    return value.hex() if isinstance(value, bytes) else value


def dump(file):
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        names = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        tables = {}
        for (name,) in names:
            cursor = database.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2')
            columns = [column[0] for column in cursor.description]
            tables[name] = [dict(zip(columns, map(plain, row))) for row in cursor]
    print(json.dumps(tables))


def time_of(id):
    return int.from_bytes(id[:6], "big")


def id_at(time):
    drawn = bytearray(secrets.token_bytes(10))
    drawn[0] = 0x70 | drawn[0] & 0x0F
    drawn[2] = 0x80 | drawn[2] & 0x3F
    return time.to_bytes(6, "big") + bytes(drawn)


def alter(file, sql):
    with sqlite3.connect(file) as database:
        for function in (time_of, id_at):
            database.create_function(function.__name__, 1, function)
        changed = database.execute(sql).rowcount
    print(json.dumps(changed))


{"dump": dump, "alter": alter}[sys.argv[1]](*sys.argv[2:])
