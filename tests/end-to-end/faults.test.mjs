import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { Client, invitation, setUp } from "./client.mjs";
import { alter, rowsOf } from "./database.mjs";
import { Process, within } from "./process.mjs";
import { Server, temporaryFolder } from "./server.mjs";

// S-10: what a server needs goes away while it runs, and comes back. Nothing is promised that is not kept, it recovers by itself,
// and the log says so once.

/** Limits what a running process may do, as the operating system does it. Only the soft limit, so that it can be lifted again. */
function limit(server, what, most) {
    execFileSync("prlimit", ["--pid", `${server.process.id}`, `--${what}=${most}:`]);
}

async function founded(server) {
    const admin = await setUp(server);
    const member = (await admin.everything()).organization.roles.find((role) => role.name === "Member").id;
    return { admin, member };
}

function faultsIn(server) {
    return server.log.split("\n").filter((line) => line.includes("[error]"));
}

async function stopWithFaults(server, pattern) {
    await server.stop();
    const faults = faultsIn(server);
    // Beginning and end, both for whoever logs errors alone.
    assert.equal(faults.length, 2, faults.join("\n"));
    assert.match(faults[0], pattern);
    assert.match(faults[1], /the store works again/);
}

/** Nothing can be kept: whoever changes something is told so, and whoever looks notices nothing. */
async function keepsNothing(server, admin, member) {
    const before = (await rowsOf(server)).people;
    for (const who of ["a", "b", "c"]) {
        const answer = await admin.post(`/v1/organizations/${admin.organization}/commands`, {
            client: randomUUID(),
            commands: [{ sequence: 1, body: invitation(member, `${who}@example.com`) }],
        });
        assert.equal(answer.status, 503, answer.text);
        assert.equal(answer.body.errors[0].code, "unavailable");
        assert.ok(Number(answer.headers["retry-after"]) > 0);
    }
    assert.equal((await admin.get("/readyz")).status, 503);
    assert.equal((await admin.get("/healthz")).status, 200);
    assert.equal((await admin.everything()).people.length, before.length);
    assert.deepEqual((await rowsOf(server)).people, before);
}

async function keepsAgain(server, admin, member) {
    assert.equal((await admin.get("/readyz")).status, 200);
    const before = (await rowsOf(server)).people.length;
    await admin.command(invitation(member, "again@example.com"));
    assert.equal((await rowsOf(server)).people.length, before + 1);
}

test("a disk that takes no more bytes", async () => {
    const server = await Server.start();
    try {
        const { admin, member } = await founded(server);
        limit(server, "fsize", statSync(join(server.data, "usher.db-wal")).size);
        await keepsNothing(server, admin, member);
        limit(server, "fsize", "unlimited");
        await keepsAgain(server, admin, member);
        await stopWithFaults(server, /the store failed: /);
    } finally {
        await server.kill();
    }
});

const holding =
    'import sqlite3, sys; held = sqlite3.connect(sys.argv[1]); held.execute("BEGIN IMMEDIATE"); print("held", flush=True); input()';

test("a database that another program has locked", async () => {
    const server = await Server.start();
    let holder;
    try {
        const { admin, member } = await founded(server);
        holder = new Process("/usr/bin/python3", ["-c", holding, join(server.data, "usher.db")]);
        await holder.line((line) => line === "held", "the lock");
        assert.equal((await admin.get("/readyz")).status, 503);
        holder.closeInput();
        await holder.end();
        await keepsAgain(server, admin, member);
        await stopWithFaults(server, /the store failed: .*locked/);
    } finally {
        holder?.kill();
        await server.kill();
    }
});

test("no file descriptor left", async () => {
    const server = await Server.start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const inside = () =>
        new Promise((resolve, reject) => {
            const options = { host: "127.0.0.1", port: server.port, path: "/healthz", headers: { host: `localhost:${server.port}` }, agent };
            request(options, (answer) => answer.resume().on("end", () => resolve(answer.statusCode)))
                .on("error", reject)
                .end();
        });
    try {
        const { admin } = await founded(server);
        assert.equal(await inside(), 200);
        limit(server, "nofile", 3);
        const outside = new Client(server).get("/healthz");
        await server.process.line((line) => line.includes("no connection can be accepted: Too many open files"), "the complaint");
        assert.equal(await inside(), 200);
        limit(server, "nofile", 1024);
        assert.equal((await within(outside, "whoever waited")).status, 200);
        assert.equal((await admin.get("/readyz")).status, 200);
        await server.stop();
        assert.equal(faultsIn(server).length, 1, server.log);
    } finally {
        agent.destroy();
        await server.kill();
    }
});

test("a log that nobody reads any more", async () => {
    const server = await Server.start();
    try {
        const { admin, member } = await founded(server);
        server.process.closeOutput();
        for (let i = 0; i < 3; ++i) assert.equal((await admin.get("/healthz")).status, 200);
        await keepsAgain(server, admin, member);
        await server.stop();
    } finally {
        await server.kill();
    }
});

test("a clock that is behind what was kept (A09)", async () => {
    const data = await temporaryFolder();
    const later = async (ms) => alter(data, `UPDATE log SET at = at + ${ms}`);
    const hour = 3_600_000;
    let server = await Server.start({ data });
    try {
        await setUp(server);
        await server.stop();
        await later(hour);
        server = await Server.start({ data });
        assert.equal((await new Client(server).get("/readyz")).status, 200);
        await server.stop();
        assert.match(server.log, /the machine's clock was set back/);
        await later(10 * 365 * 24 * hour);
        await assert.rejects(Server.start({ data }), /This machine's clock says .*but the database was last used at .*--accept-clock/);
        server = await Server.start({ data, words: ["--accept-clock"] });
        await server.stop();
        // Once is enough, though nothing has happened since.
        server = await Server.start({ data });
        await server.stop();
        // And no more than that time is believed to be wrong.
        const opened = (ms) => alter(data, `UPDATE instance SET opened_at = opened_at + ${ms}`);
        await opened(48 * hour);
        await assert.rejects(Server.start({ data }), /--accept-clock/);
        await opened(-48 * hour);
        await later(hour);
        await assert.rejects(Server.start({ data }), /--accept-clock/);
    } finally {
        await server.kill();
        await rm(data, { recursive: true, force: true });
    }
});

test("a relay that is not there", async () => {
    const server = await Server.start({ smtp: 9, words: ["--metrics-token", "watching"] });
    try {
        const { admin, member } = await founded(server);
        await admin.command(invitation(member, "far@example.com"));
        const deferred = async () => {
            for (;;) {
                const [mail] = (await rowsOf(server)).outbox;
                if (mail.attempts > 0 && mail.reply) return mail;
            }
        };
        const mail = await within(deferred(), "an attempt");
        assert.equal(mail.state, 2, "it is tried again");
        await keepsAgain(server, admin, member);
        const metrics = await new Client(server).get("/metrics", { authorization: "Bearer watching" });
        assert.match(metrics.text, /usher_mails_total\{outcome="deferred"\} [1-9]/);
        await server.stop();
        const faults = faultsIn(server);
        assert.equal(faults.length, 1, faults.join("\n"));
        assert.match(faults[0], /mail to the relay 127\.0\.0\.1:9 failed: .*connect/);
        assert.doesNotMatch(faults[0], /far@example\.com/);
    } finally {
        await server.kill();
    }
});
