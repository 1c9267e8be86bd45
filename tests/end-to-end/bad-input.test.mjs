import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { Client, founder, invitation, setUp } from "./client.mjs";
import { alter, rowsAtRest, rowsOf } from "./database.mjs";
import { linkIn, Mailbox, tokenOf } from "./mailbox.mjs";
import { Server, temporaryFolder, withServer } from "./server.mjs";

let mailbox;
before(async () => {
    mailbox = await Mailbox.start();
});
after(() => mailbox.stop());

const password = "nine green boats at anchor";

/** A problem document that says this, and nothing worse. */
function isProblem(answer, what, [status, code, field = ""]) {
    assert.ok(answer.status < 500, `${what}: ${answer.status}`);
    assert.equal(answer.headers["content-type"], "application/problem+json", what);
    assert.equal(answer.body.status, answer.status, what);
    const said = answer.body.errors.map((error) => `${error.code} ${error.field ?? ""}`);
    assert.equal(answer.status, status, `${what}: ${answer.text}`);
    assert.ok(said.includes(`${code} ${field}`), `${what}: wanted ${code} at "${field}", got ${answer.text}`);
}

/** Whoever tries everything here would soon be told to wait: that is what another test is about. */
async function withInvitation(story) {
    await withServer({ smtp: mailbox.port, words: ["--rate-limits", "0"] }, async (server) => {
        const admin = await setUp(server);
        const member = (await admin.everything()).organization.roles.find((role) => role.name === "Member").id;
        const address = `${randomUUID()}@example.com`;
        const body = invitation(member, address, { name: "John Wayne" });
        await admin.command(body);
        const token = tokenOf(linkIn(await mailbox.to(address)));
        await rowsAtRest(server);
        await story({ server, admin, member, address, body, token });
    });
}

/** Each case refused as it says, with no row of the database changed by any. */
async function allRefused(server, ask, cases, options) {
    const before_them = await rowsOf(server, options);
    for (const [what, request, expected] of cases) isProblem(await ask(request), what, expected);
    assert.deepEqual(await rowsOf(server, options), before_them, "a refused request changed a row");
}

test("JSON that is not what it should be", async () => {
    await withInvitation(async ({ server, token }) => {
        const visitor = new Client(server);
        const deep = (levels) => `{"token":${"[".repeat(levels)}${"]".repeat(levels)}}`;
        const cases = [
            ["nothing", "", [400, "malformed_json"]],
            ["half", '{"token":', [400, "malformed_json"]],
            ["something behind", '{"token":"a"} {}', [400, "malformed_json"]],
            ["a comment", '{"token":"a"/**/}', [400, "malformed_json"]],
            ["a trailing comma", '{"token":"a",}', [400, "malformed_json"]],
            ["not a number", '{"token":NaN}', [400, "malformed_json"]],
            ["half a surrogate pair", '{"token":"\\ud800"}', [400, "malformed_json"]],
            ["no UTF-8", Buffer.from('{"token":"\xff"}', "latin1"), [400, "malformed_json"]],
            ["too deep", deep(16), [400, "too_deep", "token"]],
            ["far too deep", deep(4000), [400, "too_deep", "token"]],
            ["a key twice", `{"token":"${token}","token":"b"}`, [400, "duplicate_key", "token"]],
            ["too large a number", '{"token":9007199254740993}', [422, "out_of_range", "token"]],
            ["too large by far a number", '{"token":1e999}', [422, "out_of_range", "token"]],
            ["a number", '{"token":5}', [422, "wrong_type", "token"]],
            ["null", '{"token":null}', [422, "wrong_type", "token"]],
            ["a list", '["token"]', [422, "wrong_type"]],
            ["a text", '"token"', [422, "wrong_type"]],
            ["an unknown field", `{"token":"${token}","extra":1}`, [422, "unknown_field", "extra"]],
            ["a field missing", "{}", [422, "missing_field", "token"]],
            ["an empty token", '{"token":""}', [404, "link_invalid", "token"]],
            ["a token with a zero", '{"token":"a\\u0000b"}', [404, "link_invalid", "token"]],
            ["a code without its address", '{"code":"ABCD"}', [422, "missing_field", "token"]],
            ["an address without a code", '{"address":"a@example.com"}', [422, "missing_field", "code"]],
            ["a wrong symbol", '{"address":"a@example.com","code":"ABCD-EFGH-JKMN-PQRS-T!"}', [422, "code_symbol", "code"]],
            ["half a code", '{"address":"a@example.com","code":"ABCD"}', [422, "code_length", "code"]],
            ["no address", '{"address":"a","code":"ABCD"}', [422, "address_no_at_sign", "address"]],
            ["too large", JSON.stringify({ token: "x".repeat(16 * 1024) }), [413, "body_too_large"]],
        ];
        await allRefused(server, (content) => sendRaw(visitor, content), cases);
    });
});

const sendRaw = (client, content) =>
    client.send("POST", "/v1/invitations/open", {
        headers: {
            host: `localhost:${client.server.port}`,
            "content-type": "application/json",
            "content-length": Buffer.byteLength(content),
        },
        content,
    });

test("forms whose fields are wrong say each of them at once", async () => {
    await withInvitation(async ({ server, token }) => {
        const visitor = new Client(server);
        const sign_up = await visitor.post("/v1/sign-ups", { token, name: "", password: "short", admin: true });
        assert.equal(sign_up.status, 422);
        assert.deepEqual(
            sign_up.body.errors.map((error) => `${error.field} ${error.code}`).sort(),
            ["admin unknown_field", "name required", "password password_too_short"],
        );
        const form = (choices) => ["/v1/sign-ups", { token, name: "John", password, ...choices }];
        const cases = [
            ["a name with a link", form({ name: "see http://evil.example" }), [422, "contains_link", "name"]],
            ["a name that turns text", form({ name: "J\u202eohn" }), [422, "bidirectional_control", "name"]],
            ["a name with a control", form({ name: "J\u0007ohn" }), [422, "control_character", "name"]],
            ["a name too long", form({ name: "J".repeat(121) }), [422, "too_long", "name"]],
            ["a name of another type", form({ name: ["J"] }), [422, "wrong_type", "name"]],
            ["a password too long", form({ password: "ab c".repeat(300) }), [422, "password_too_long", "password"]],
            ["a well-known password", form({ password: "passwordpassword" }), [422, "password_common", "password"]],
            ["no password", form({ password: undefined }), [422, "missing_field", "password"]],
            ["a broken token", form({ token: `${token.slice(0, -1)}` }), [404, "link_invalid", "token"]],
            ["another form", ["/v1/sessions", { address: "x", password: "" }], [422, "address_no_at_sign", "address"]],
            ["set-up again", ["/v1/set-up", { token, ...founder, copied_link_proves_mailbox: false }], [410, "already_set_up"]],
            ["something where nothing is asked", ["/v1/invitations/renew", { token, more: {} }], [422, "unknown_field", "more"]],
        ];
        await allRefused(server, ([path, body]) => visitor.post(path, body), cases);
    });
});

test("requests that come from elsewhere, are of another type, or go nowhere", async () => {
    await withInvitation(async ({ server, admin, token }) => {
        const visitor = new Client(server);
        const member = new Client(server);
        assert.equal((await member.post("/v1/sign-ups", { token, name: "John Wayne", password })).status, 201);
        const home = `/v1/organizations/${admin.organization}`;
        const body = { token };
        const cases = [
            ["another origin", [admin, "POST", "/v1/invitations/open", body, { origin: "http://evil.example" }], [403, "cross_site_request"]],
            ["another site", [admin, "POST", "/v1/invitations/open", body, { "sec-fetch-site": "cross-site" }], [403, "cross_site_request"]],
            ["no CSRF token", [admin, "POST", `${home}/commands`, {}, { "x-csrf-token": undefined }], [403, "csrf_token_wrong"]],
            ["a wrong CSRF token", [admin, "POST", `${home}/commands`, {}, { "x-csrf-token": "x" }], [403, "csrf_token_wrong"]],
            ["plain text", [visitor, "POST", "/v1/invitations/open", body, { "content-type": "text/plain" }], [415, "content_type_unsupported"]],
            ["a form", [visitor, "POST", "/v1/sign-ups", body, { "content-type": "application/x-www-form-urlencoded" }], [415, "content_type_unsupported"]],
            ["no type", [visitor, "POST", "/v1/sign-ups", body, { "content-type": undefined }], [415, "content_type_unsupported"]],
            ["another host", [visitor, "GET", "/v1/state", undefined, { host: "evil.example" }], [400, "host_not_allowed"]],
            ["a wrong method", [visitor, "PUT", "/v1/state", {}], [405, "method_not_allowed"]],
            ["no such thing", [visitor, "GET", "/v1/nothing"], [404, "not_found"]],
            ["no such page", [visitor, "GET", "/nothing"], [404, "not_found"]],
            ["out of the folder", [visitor, "GET", "/assets/%2e%2e/%2e%2e/etc/passwd"], [400, "malformed_request"]],
            ["nobody's session", [visitor, "GET", "/v1/sessions/current"], [401, "not_signed_in"]],
            ["nobody's list", [visitor, "GET", "/v1/me"], [401, "not_signed_in"]],
            ["nobody's people", [visitor, "GET", `${home}/changes`], [401, "not_signed_in"]],
            ["nobody's outbox", [visitor, "GET", "/v1/outbox"], [401, "not_signed_in"]],
            ["an outbox before what", [admin, "GET", "/v1/outbox?before=x"], [400, "cursor_malformed", "before"]],
            ["a cursor of nobody", [admin, "GET", `${home}/changes?after=x`], [400, "cursor_malformed", "after"]],
            ["another organization", [admin, "GET", `/v1/organizations/${randomUUID()}/changes`], [404, "organization_unknown"]],
            ["no organization", [admin, "GET", "/v1/organizations/x/changes"], [404, "organization_unknown"]],
            ["an unknown membership", [admin, "POST", `/v1/memberships/${randomUUID()}/accept`, {}], [404, "membership_unknown", "membership"]],
            ["no membership", [admin, "POST", "/v1/memberships/x/decline", {}], [404, "membership_unknown", "membership"]],
            ["an unknown invitation", [admin, "POST", `${home}/invitations/${randomUUID()}/link`, {}], [404, "invitation_unknown", "invitation"]],
            ["no invitation", [admin, "POST", `${home}/invitations/x/link`, {}], [404, "invitation_unknown", "invitation"]],
            ["commands elsewhere", [member, "POST", `/v1/organizations/${randomUUID()}/commands`, {}], [404, "organization_unknown"]],
        ];
        await allRefused(server, ([client, ...request]) => client.ask(...request), cases);
    });
});

test("commands that cannot be", async () => {
    await withInvitation(async ({ server, admin, member, body }) => {
        const path = `/v1/organizations/${admin.organization}/commands`;
        const before_them = await rowsOf(server, { batches: false });
        const client = randomUUID();
        const whole = [
            ["no client", { commands: [] }, [422, "missing_field", "client"]],
            ["a client that is no id", { client: "x", commands: [] }, [422, "id_malformed", "client"]],
            ["no commands", { client }, [422, "missing_field", "commands"]],
            ["commands of another type", { client, commands: {} }, [422, "wrong_type", "commands"]],
            ["too many commands", { client, commands: Array(1001).fill({ sequence: 1, body: {} }) }, [422, "too_many", "commands"]],
            ["too large a batch", { client, commands: [], more: "x".repeat(1024 * 1024) }, [413, "body_too_large"]],
        ];
        await allRefused(server, (content) => admin.post(path, content), whole);

        const single = [
            ["an unknown command", { type: "erase_everything" }, "unknown_command"],
            ["no type", {}, "missing_field"],
            ["an unknown field", { type: "resend", invitation: body.invitation, force: true }, "unknown_field"],
            ["an unknown invitation", { type: "resend", invitation: randomUUID() }, "invitation_unknown"],
            ["an id that is none", { type: "resend", invitation: "x" }, "id_malformed"],
            ["an unknown membership", { type: "revoke", membership: randomUUID() }, "membership_unknown"],
            ["an unknown role", invitation(randomUUID(), "a@example.com"), "role_unknown"],
            ["an address that is none", invitation(member, "nobody"), "address_no_at_sign"],
            ["a message too long", invitation(member, "b@example.com", { message: "x".repeat(2001) }), "too_long"],
            ["a name with a link", invitation(member, "c@example.com", { name: "www.evil.example" }), "contains_link"],
            ["a project that is none", invitation(member, "d@example.com", { seats: [{ id: randomUUID(), scope: randomUUID() }] }), undefined],
            ["no seat", invitation(member, "e@example.com", { seats: [] }), undefined],
            ["another time", invitation(member, "f@example.com", { when: "yesterday" }), "unknown_value"],
            ["an id that is taken", invitation(member, "g@example.com", { person: body.person }), "id_taken"],
            ["oneself", { type: "revoke", membership: (await ownMembership(admin)).id }, undefined],
        ];
        for (const [what, command, expected] of single) {
            const answer = await admin.post(path, { client: randomUUID(), commands: [{ sequence: 1, body: command }] });
            const codes = (answer.body.answers?.[0]?.errors ?? answer.body.errors ?? []).map((error) => error.code);
            assert.ok(answer.status === 200 || answer.status === 422, `${what}: ${answer.status} ${answer.text}`);
            assert.ok(codes.length > 0, `${what} was accepted: ${answer.text}`);
            if (expected) assert.ok(codes.includes(expected), `${what}: wanted ${expected}, got ${answer.text}`);
        }
        const nowhere = `/v1/organizations/${randomUUID()}/commands`;
        const elsewhere = await admin.post(nowhere, { client, commands: [{ sequence: 1, body: invitation(member, "h@example.com") }] });
        assert.equal((elsewhere.body.errors ?? elsewhere.body.answers[0].errors)[0].code, "organization_unknown", elsewhere.text);
        assert.deepEqual(await rowsOf(server, { batches: false }), before_them, "a refused command changed a row");
    });
});

async function ownMembership(client) {
    const { people } = await client.everything();
    return people.find((record) => record.person.address === founder.address).memberships[0];
}

test("a batch that comes again is answered again, and changes nothing a second time", async () => {
    await withInvitation(async ({ server, admin, member }) => {
        const path = `/v1/organizations/${admin.organization}/commands`;
        const batch = { client: randomUUID(), commands: [{ sequence: 1, body: invitation(member, "again@example.com") }] };
        const first = await admin.post(path, batch);
        const rows = (await rowsOf(server)).log;
        const second = await admin.post(path, batch);
        assert.deepEqual(second.body, first.body);
        const other = { ...batch, commands: [{ sequence: 1, body: invitation(member, "other@example.com") }] };
        assert.equal((await admin.post(path, other)).body.answers[0].errors[0].code, "idempotency_key_reused");
        const gap = { ...batch, commands: [{ sequence: 3, body: invitation(member, "gap@example.com") }] };
        assert.equal((await admin.post(path, gap)).body.answers[0].errors[0].code, "out_of_order");
        assert.deepEqual((await rowsOf(server)).log, rows);
        assert.equal((await admin.everything()).people.length, 3);
    });
});

test("a token with any bit flipped, cut or lengthened opens nothing", async () => {
    await withInvitation(async ({ server, token }) => {
        const visitor = new Client(server);
        const bytes = Buffer.from(token, "base64url");
        const untouched = await rowsOf(server);
        const open = async (text, what) =>
            isProblem(await visitor.post("/v1/invitations/open", { token: text }), what, [404, "link_invalid", "token"]);
        for (let bit = 0; bit < bytes.length * 8; ++bit) {
            const flipped = Buffer.from(bytes);
            flipped[bit >> 3] ^= 1 << (bit & 7);
            await open(flipped.toString("base64url"), `bit ${bit}`);
        }
        for (let length = 0; length < token.length; ++length) await open(token.slice(0, length), `${length} characters`);
        for (const other of [`${token}A`, `${token}=`, ` ${token}`, `${token}\n`, token.toUpperCase(), `${token}${token}`])
            await open(other, JSON.stringify(other));
        // The last character of a base64url text has bits that mean nothing: only one spelling is ours.
        const last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (const character of last)
            if (character !== token.at(-1)) await open(token.slice(0, -1) + character, `ending in ${character}`);
        for (const path of ["/v1/invitations/renew", "/v1/invitations/decline", "/v1/set-up/open"]) {
            const answer = await visitor.post(path, { token: `${token.slice(0, -2)}${token.at(-2) === "A" ? "B" : "A"}${token.at(-1)}` });
            assert.ok([404, 410].includes(answer.status), `${path}: ${answer.status}`);
        }
        assert.deepEqual(await rowsOf(server), untouched);
        assert.equal((await visitor.post("/v1/invitations/open", { token })).status, 200);
    });
});

test("a token of one purpose is of no use for another", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const secret = (await server.setUpLink()).split("#")[1];
        const visitor = new Client(server);
        isProblem(await visitor.post("/v1/invitations/open", { token: secret }), "set-up as invitation", [404, "link_invalid", "token"]);
        const admin = await setUp(server);
        for (const token of [secret, admin.csrf_token, [...admin.cookies.values()][0]])
            isProblem(await visitor.post("/v1/invitations/open", { token }), "another's secret", [404, "link_invalid", "token"]);
        const thief = new Client(server);
        thief.cookies.set("session", admin.csrf_token);
        isProblem(await thief.get("/v1/me"), "a CSRF token as session", [401, "not_signed_in"]);
        thief.cookies.set("session", [...admin.cookies.values()][0]);
        assert.equal((await thief.get("/v1/me")).status, 200);
        await admin.signOut();
        isProblem(await thief.get("/v1/me"), "a session that was signed out", [401, "not_signed_in"]);
    });
});

const days = (count) => count * 24 * 60 * 60 * 1000;

test("sessions and links end with time", async () => {
    const data = await temporaryFolder();
    let server = await Server.start({ smtp: mailbox.port, data });
    try {
        const admin = await setUp(server);
        const member = (await admin.everything()).organization.roles.find((role) => role.name === "Member").id;
        const address = "late@example.com";
        await admin.command(invitation(member, address));
        const token = tokenOf(linkIn(await mailbox.to(address)));
        await server.stop();

        assert.equal(await alter(data, `UPDATE sessions SET seen_at = seen_at - ${days(15)}`), 1);
        assert.equal(await alter(data, `UPDATE invitations SET lapses_at = lapses_at - ${days(8)}`), 1);
        server = await Server.start({ smtp: mailbox.port, data });
        const visitor = Object.assign(new Client(server), { cookies: admin.cookies, csrf_token: admin.csrf_token });
        const untouched = await rowsOf(server);
        isProblem(await visitor.get("/v1/sessions/current"), "an expired session", [401, "not_signed_in"]);
        isProblem(await visitor.post(`/v1/organizations/${admin.organization}/commands`, {}), "its command", [401, "not_signed_in"]);
        const stranger = new Client(server);
        const lapsed = await stranger.post("/v1/invitations/open", { token });
        isProblem(lapsed, "a lapsed link", [410, "invitation_lapsed"]);
        assert.equal(lapsed.body.renewable, true);
        isProblem(await stranger.post("/v1/sign-ups", { token, name: "L", password }), "its sign-up", [410, "invitation_lapsed"]);
        assert.deepEqual(await rowsOf(server), untouched);
        assert.equal((await stranger.post("/v1/invitations/renew", { token })).status, 202);
        const renewed = tokenOf(linkIn(await mailbox.to(address, 2)));
        assert.equal((await stranger.post("/v1/invitations/open", { token: renewed })).status, 200);
        assert.equal((await visitor.post("/v1/sessions", { address: founder.address, password: founder.password })).status, 201);
        await server.stop();
    } finally {
        server.removes_data = true;
        await server.kill();
    }
});
