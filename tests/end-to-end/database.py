"""Looks at a server's database from outside, for tests. `database.py dump FILE` prints every row of every table as JSON;
`database.py alter FILE SQL` changes a database that no server has open, to let time pass in it."""

import json
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


def alter(file, sql):
    with sqlite3.connect(file) as database:
        changed = database.execute(sql).rowcount
    print(json.dumps(changed))


{"dump": dump, "alter": alter}[sys.argv[1]](*sys.argv[2:])
