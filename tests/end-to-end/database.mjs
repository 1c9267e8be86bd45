import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { within } from "./process.mjs";
import { root } from "./server.mjs";

const run = promisify(execFile);
const script = join(root, "tests/end-to-end/database.py");

async function python(...words) {
    const { stdout } = await run("/usr/bin/python3", [script, ...words], { maxBuffer: 1 << 28 });
    return JSON.parse(stdout);
}

/**
 * Every row of every table, but when sessions were last seen. `batches: false` leaves out what the server remembers of the
 * commands it answered, for a refused one is remembered too.
 */
export async function rowsOf(server, { batches = true } = {}) {
    const tables = await python("dump", join(server.data, "usher.db"));
    for (const session of tables.sessions) delete session.seen_at;
    for (const table of batches ? [] : ["answers", "senders"]) delete tables[table];
    return tables;
}

/** The same once no mail is on its way any more: then no row moves by itself. For a server with a relay. */
export async function rowsAtRest(server, options) {
    const wait = async () => {
        let rows;
        do rows = await rowsOf(server, options);
        while (rows.outbox.some((mail) => mail.state === 0 || mail.state === 2));
        return rows;
    };
    return within(wait(), "the outbox to rest");
}

/** Changes a database that no server has open; how many rows. */
export function alter(folder, sql) {
    return python("alter", join(folder, "usher.db"), sql);
}
