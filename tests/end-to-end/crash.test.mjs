import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash, randomInt, randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";
import { Client, setUp } from "./client.mjs";
import { rowsOf } from "./database.mjs";
import { program, Server, temporaryFolder } from "./server.mjs";

// The server is killed while eight clients invite, started again, and held to what it had said. USHER_CRASH_ROUNDS: how often.
const rounds = Number(process.env.USHER_CRASH_ROUNDS ?? 5);
const clients = 8;
const ready_within = 2000;

const run = promisify(execFile);

/** A program with a token, which no restart signs out. */
class Inviter extends Client {
    constructor(server, organization, token, role) {
        super(server);
        this.path = `/v1/organizations/${organization}/people`;
        this.token = token;
        this.role = role;
    }

    form() {
        const word = randomUUID();
        return {
            person: randomUUID(),
            name: word,
            address: `${word}@corp.example`,
            seats: [{ id: randomUUID(), scope: null }],
            role: this.role,
            invitation: randomUUID(),
            when: "now",
        };
    }

    async invite(form) {
        const content = JSON.stringify(form);
        const headers = {
            host: new URL(this.server.origin).host,
            authorization: `Bearer ${this.token}`,
            "content-type": "application/json",
            "content-length": Buffer.byteLength(content),
            "idempotency-key": createHash("sha256").update(content).digest("hex"),
        };
        return this.send("POST", this.path, { headers, content });
    }
}

async function foundation() {
    const data = await temporaryFolder();
    const server = await Server.start({ data });
    const admin = await setUp(server);
    const organization = admin.organization;
    const role = (await admin.everything()).organization.roles.find(({ name }) => name === "Member").id;
    const id = randomUUID();
    const permissions = ["people.read", "people.add", "invitations.send"];
    const made = await admin.post(`/v1/organizations/${organization}/integrations`, {
        id,
        name: "Payroll",
        permissions,
        auto_invite: true,
        generation: 1,
    });
    assert.equal(made.status, 200, made.text);
    const shown = await admin.post(`/v1/organizations/${organization}/integrations/${id}/token`);
    assert.equal(shown.status, 200, shown.text);
    await server.stop();
    return { data, organization, token: shown.body.token, role };
}

/** Invites until the server dies. What it said, and what nobody knows of. */
async function inviteUntilItDies(inviter, journal) {
    for (;;) {
        const form = inviter.form();
        journal.asked.push(form);
        let answer;
        try {
            answer = await inviter.invite(form);
        } catch {
            return;
        }
        assert.equal(answer.status, 200, answer.text);
        journal.kept.push({ form, text: answer.text });
        if (journal.kept.length >= journal.fatal) inviter.server.process.kill();
    }
}

/** Every person has one membership, one invitation and one mail, or is not there at all. */
function checkWholeness(tables, journal) {
    const count = (rows, key) => {
        const counts = new Map();
        for (const row of rows) counts.set(row[key], (counts.get(row[key]) ?? 0) + 1);
        return counts;
    };
    const bare = (id) => id.replaceAll("-", "");
    const people = count(tables.people, "id");
    const memberships = count(tables.memberships, "person");
    const invitations = count(tables.invitations, "person");
    const mails = count(tables.outbox, "person");
    const logged = tables.log.filter(({ entries }) => /^\d+ person_added$/m.test(entries)).length;
    let here = 0;
    for (const { person } of journal.asked) {
        const id = bare(person);
        const parts = [people, memberships, invitations, mails].map((counts) => counts.get(id) ?? 0);
        assert.ok(new Set(parts).size === 1 && parts[0] <= 1, `half of an invitation: ${parts} of ${person}`);
        here += parts[0];
    }
    for (const { form } of journal.kept) assert.equal(people.get(bare(form.person)), 1, "an acknowledged invitation is lost");
    // The founder was added too.
    assert.equal(logged, here + 1, "state and log differ");
    return here;
}

test(`nothing acknowledged is lost, half done or done twice: ${rounds} rounds of kill -9 (S-1)`, async () => {
    const { data, organization, token, role } = await foundation();
    const journal = { asked: [], kept: [], fatal: 0 };
    let slowest = 0;
    let server;
    try {
        for (let round = 0; round < rounds; ++round) {
            const begun = performance.now();
            server = await Server.start({ data, words: ["--hold-mail", "3600"] });
            slowest = Math.max(slowest, performance.now() - begun);
            const inviters = Array.from({ length: clients }, () => new Inviter(server, organization, token, role));
            // Whoever heard nothing asks again; whoever heard something hears the same.
            const heard = new Set(journal.kept.map(({ form }) => form));
            const unheard = journal.asked.filter((form) => !heard.has(form));
            for (const form of unheard) {
                const answer = await inviters[0].invite(form);
                assert.equal(answer.status, 200, answer.text);
                journal.kept.push({ form, text: answer.text });
            }
            for (const { form, text } of journal.kept.slice(-clients))
                assert.equal((await inviters[0].invite(form)).text, text, "a repeat got another answer");
            journal.fatal = journal.kept.length + randomInt(10, 400);
            await Promise.all(inviters.map((inviter) => inviteUntilItDies(inviter, journal)));
            await server.process.end();
            // Nothing that is lost or half done heals by itself, so of many rounds not each is looked at.
            if (rounds > 10 && (round + 1) % 20 !== 0 && round + 1 !== rounds) continue;
            checkWholeness(await rowsOf(server), journal);
            const { stdout } = await run(program, ["verify", "--data", data]);
            assert.match(stdout, /The database is sound/);
        }
    } finally {
        await server?.kill();
        await rm(data, { recursive: true, force: true });
    }
    assert.ok(journal.kept.length > rounds, "hardly anything was under way");
    assert.ok(slowest < ready_within, `ready only after ${slowest} ms`);
    console.log(`${rounds} rounds, ${journal.kept.length} acknowledged, 0 lost, 0 half, 0 twice; ready after at most ${Math.round(slowest)} ms`);
});
