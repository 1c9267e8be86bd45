import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client, founder, invitation, setUp } from "./client.mjs";
import { rowsOf } from "./database.mjs";
import { addressCodeIn, linkIn, Mailbox, tokenOf, typedCodeIn } from "./mailbox.mjs";
import { withServer } from "./server.mjs";

let mailbox;
before(async () => {
    mailbox = await Mailbox.start();
});
after(() => mailbox.stop());

const password = "nine green boats at anchor";
const code = (answer) => answer.body?.errors?.[0]?.code;

/** Asserts a refusal with exactly this status and code. */
function refused(answer, status, expected) {
    assert.equal(`${answer.status} ${code(answer)}`, `${status} ${expected}`, answer.text);
    assert.equal(answer.headers["content-type"], "application/problem+json");
}

const roleNamed = async (client, name) => (await client.everything()).organization.roles.find((role) => role.name === name);
const personAt = async (client, address) =>
    (await client.everything()).people.find((record) => record.person.address === address);

/** Invites one person and gives what came of it: the command, the mail, its link's token. */
async function invite(client, address, choices = {}) {
    const role = await roleNamed(client, "Member");
    const body = invitation(role.id, address, { name: "John Wayne", ...choices });
    const [answer] = await client.command(body);
    assert.deepEqual(answer.errors ?? [], [], JSON.stringify(answer));
    if (body.when !== "now") return { body };
    const mail = await mailbox.to(address);
    return { body, mail, token: tokenOf(linkIn(mail)) };
}

test("the door opens: from set-up to member", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const visitor = new Client(server);
        const state = await visitor.get("/v1/state");
        assert.equal(state.body.set_up, false);
        assert.equal(state.body.mail, true);

        const secret = (await server.setUpLink()).split("#")[1];
        refused(await visitor.post("/v1/set-up/open", { token: `${secret}x` }), 404, "set_up_link_invalid");
        assert.equal((await visitor.post("/v1/set-up/open", { token: secret })).status, 200);
        const weak = await visitor.post("/v1/set-up", {
            token: secret,
            ...founder,
            password: "northwind northwind",
            copied_link_proves_mailbox: false,
        });
        assert.equal(weak.status, 422);
        assert.equal(weak.body.errors[0].field, "password");
        assert.equal((await visitor.get("/v1/state")).body.set_up, false);

        const admin = await setUp(server);
        assert.equal(admin.account.name, founder.name);
        assert.equal(admin.account.administrator, true);
        refused(await visitor.post("/v1/set-up/open", { token: secret }), 410, "already_set_up");
        assert.equal((await admin.everything()).people.length, 1);

        const address = "jw@cowboy.com";
        const { body, mail, token } = await invite(admin, address, { message: "We start on Monday." });
        const invited = await personAt(admin, address);
        assert.equal(invited.memberships[0].phase, "invited");
        assert.deepEqual(mail.types.filter((type) => type.startsWith("text/")), ["text/plain", "text/html"]);
        assert.deepEqual(mail.defects, []);
        assert.ok(mail.text.includes("We start on Monday."));
        assert.ok(mail.html.includes(linkIn(mail)) && mail.text.includes(typedCodeIn(mail)));
        assert.ok(linkIn(mail).startsWith(`${server.origin}/i#`));

        const untouched = await rowsOf(server);
        for (let round = 0; round < 20; ++round) {
            for (const path of ["/i", `/i%23${token}`, "/code", "/sign-in", "/people", "/v1/state", "/healthz"]) {
                const answer = await visitor.get(path);
                assert.equal(answer.status, 200, path);
                assert.equal((await visitor.ask("HEAD", path)).text, "", path);
            }
        }
        const newcomer = new Client(server);
        const opened = await newcomer.post("/v1/invitations/open", { token });
        assert.equal(opened.status, 200);
        assert.deepEqual(
            [opened.body.organization.name, opened.body.inviter.name, opened.body.name, opened.body.address],
            ["Northwind", founder.name, "John Wayne", address],
        );
        assert.deepEqual([opened.body.channel, opened.body.proves], ["mail", "everywhere"]);
        assert.equal(opened.body.memberships[0].role.name, "Member");
        assert.deepEqual(await rowsOf(server), untouched, "looking changed something");

        const short = await newcomer.post("/v1/sign-ups", { token, name: "John Wayne", password: "short" });
        assert.deepEqual([short.status, short.body.errors], [422, [{ code: "password_too_short", field: "password" }]]);
        const joined = await newcomer.post("/v1/sign-ups", { token, name: "John Wayne", password });
        assert.equal(joined.status, 201, joined.text);
        assert.deepEqual(joined.body.accepted, [body.seats[0].id]);
        assert.deepEqual(joined.body.refused, []);
        const me = (await newcomer.get("/v1/me")).body;
        assert.deepEqual(
            me.memberships.map((membership) => membership.organization.name),
            ["Northwind"],
        );
        assert.deepEqual(me.invitations, []);
        assert.equal((await personAt(admin, address)).memberships[0].phase, "active");

        refused(await new Client(server).post("/v1/invitations/open", { token }), 410, "invitation_answered");
        refused(await new Client(server).post("/v1/sign-ups", { token, name: "J", password }), 410, "invitation_answered");

        assert.equal((await newcomer.signOut()).status, 204);
        refused(await newcomer.get("/v1/sessions/current"), 401, "not_signed_in");
        refused(await newcomer.post("/v1/sessions", { address, password: "not the one at all" }), 401, "wrong_credentials");
        assert.equal((await newcomer.post("/v1/sessions", { address, password })).status, 201);
        assert.equal((await newcomer.get("/v1/sessions/current")).body.account.name, "John Wayne");
        // A member without rights sees nobody and decides nothing.
        assert.ok((await newcomer.get("/v1/outbox")).status === 403);

        for (const secret_text of [token, typedCodeIn(mail), password, founder.password, [...newcomer.cookies.values()][0]])
            assert.ok(!server.log.includes(secret_text), "a secret is in the log");
        assert.match(server.log, / POST \/v1\/sign-ups 201 /);
    });
});

test("a resent invitation replaces its links, and an old mailed link may ask for a new one once a day", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const address = "resent@example.com";
        const { body, token: first, mail } = await invite(admin, address);
        await admin.command({ type: "resend", invitation: body.invitation });
        const second = tokenOf(linkIn(await mailbox.to(address, 2)));
        assert.notEqual(second, first);

        const visitor = new Client(server);
        const old = await visitor.post("/v1/invitations/open", { token: first });
        refused(old, 410, "invitation_superseded");
        assert.equal(old.body.renewable, true);
        const by_code = await visitor.post("/v1/invitations/open", { address, code: typedCodeIn(mail) });
        refused(by_code, 410, "invitation_superseded");
        assert.equal(by_code.body.renewable, undefined);
        assert.equal((await visitor.post("/v1/invitations/open", { token: second })).status, 200);
        refused(await visitor.post("/v1/invitations/renew", { token: second }), 409, "link_still_valid");
        assert.equal((await visitor.post("/v1/invitations/renew", { token: first })).status, 202);
        const third = tokenOf(linkIn(await mailbox.to(address, 3)));
        refused(await visitor.post("/v1/invitations/open", { token: second }), 410, "invitation_superseded");
        assert.equal((await visitor.post("/v1/invitations/open", { token: third })).status, 200);
        refused(await visitor.post("/v1/invitations/renew", { token: first }), 429, "renewed_recently");
    });
});

test("the typed code does what the link does, and guessing it ends soon", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const address = "typed@example.com";
        const typed = typedCodeIn((await invite(admin, address)).mail);
        const newcomer = new Client(server);
        const mistyped = `${typed[0] === "A" ? "B" : "A"}${typed.slice(1)}`;
        const wrong = await newcomer.post("/v1/invitations/open", { address, code: mistyped });
        assert.deepEqual([wrong.status, wrong.body.errors], [422, [{ code: "code_mistyped", field: "code" }]]);
        const opened = await newcomer.post("/v1/invitations/open", { address, code: typed.toLowerCase().replaceAll("-", " ") });
        assert.equal(opened.status, 200, opened.text);
        assert.deepEqual([opened.body.channel, opened.body.proves], ["code", "everywhere"]);
        // Another's code is well-formed but not this address's.
        const other = typedCodeIn((await invite(admin, "another@example.com")).mail);
        for (let tries = 0; tries < 10; ++tries)
            refused(await newcomer.post("/v1/invitations/open", { address, code: other }), 422, "code_wrong");
        const late = await newcomer.post("/v1/invitations/open", { address, code: other });
        refused(late, 429, "too_many_attempts");
        assert.ok(Number(late.headers["retry-after"]) > 0);
        const elsewhere = new Client(server);
        const joined = await elsewhere.post("/v1/sign-ups", {
            address: "another@example.com",
            code: other,
            name: "An Other",
            password,
        });
        assert.equal(joined.status, 201, joined.text);
    });
});

test("a copied link proves no mailbox: a code is mailed, and good in that browser alone", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const address = "copied@example.com";
        const { body } = await invite(admin, address, { when: "by_link" });
        const path = `/v1/organizations/${admin.organization}/invitations/${body.invitation}/link`;
        const copied = await admin.post(path);
        assert.equal(copied.status, 200, copied.text);
        const token = tokenOf(copied.body.link);
        assert.ok(copied.body.link.startsWith(`${server.origin}/i#`));

        const newcomer = new Client(server);
        const opened = await newcomer.post("/v1/invitations/open", { token });
        assert.deepEqual([opened.body.channel, opened.body.proves, opened.body.mail], ["copy", "nothing", true]);
        refused(await newcomer.post("/v1/invitations/decline", { token }), 403, "copied_link_cannot");
        const waiting = await newcomer.post("/v1/sign-ups", { token, name: "Cora Copied", password });
        assert.equal(waiting.status, 202, waiting.text);
        assert.equal(waiting.body.code_sent_to, address);
        const mailed = addressCodeIn(await mailbox.to(address));
        const stranger = await new Client(server).post("/v1/sign-ups/confirm", { code: mailed });
        refused(stranger, 401, "not_signed_in");
        const wrong = await newcomer.post("/v1/sign-ups/confirm", { code: mailed === "0000-0000" ? "1111-1111" : "0000-0000" });
        assert.deepEqual([wrong.status, wrong.body.errors], [422, [{ code: "code_wrong", field: "code" }]]);
        assert.equal((await personAt(admin, address)).memberships[0].phase, "invited");
        const joined = await newcomer.post("/v1/sign-ups/confirm", { code: mailed });
        assert.equal(joined.status, 201, joined.text);
        assert.equal((await personAt(admin, address)).memberships[0].phase, "active");
        refused(await newcomer.post("/v1/sign-ups/confirm", { code: mailed }), 401, "not_signed_in");
    });
});

test("a sign-up that waits for its code does not lock the browser out of anything else", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const address = "reloaded@example.com";
        const { body } = await invite(admin, address, { when: "by_link" });
        const { link } = (await admin.post(`/v1/organizations/${admin.organization}/invitations/${body.invitation}/link`)).body;
        const newcomer = new Client(server);
        const form = { token: tokenOf(link), name: "Rae Reloaded", password };
        assert.equal((await newcomer.post("/v1/sign-ups", form)).status, 202);
        // Reloading the page forgets the token, which no answer gives again; the cookie stays.
        newcomer.csrf_token = "";
        assert.equal((await newcomer.post("/v1/invitations/open", { token: form.token })).status, 200);
        assert.equal((await newcomer.post("/v1/sign-ups", form)).status, 202);
        newcomer.csrf_token = "";
        const signed_in = await newcomer.post("/v1/sessions", { address: founder.address, password: founder.password });
        assert.equal(signed_in.status, 201, signed_in.text);
    });
});

for (const proves of [true, false]) {
    test(`without a mail server, handed-over links ${proves ? "prove" : "do not prove"} the address`, async () => {
        await withServer({}, async (server) => {
            const admin = await setUp(server, { copied_link_proves_mailbox: proves });
            const state = (await admin.get("/v1/state")).body;
            assert.deepEqual([state.mail, state.links_prove_address], [false, proves]);
            const role = await roleNamed(admin, "Member");
            await admin.command(invitation(role.id, "hand@example.com", { name: "Hanna Hand" }));
            const outbox = (await admin.get("/v1/outbox")).body;
            assert.equal(outbox.mails.length, 1);
            const [mail] = outbox.mails;
            assert.deepEqual([mail.to, mail.kind, mail.state], ["hand@example.com", "invitation", "queued"]);
            assert.doesNotMatch(mail.text + mail.html, /(?:[0-9A-Z]{4}-){4}[0-9A-Z]{2}/, "a typed code is shown");
            const token = tokenOf(linkIn(mail));

            const newcomer = new Client(server);
            const opened = (await newcomer.post("/v1/invitations/open", { token })).body;
            assert.deepEqual(
                [opened.channel, opened.proves, opened.mail],
                ["copy", proves ? "organization" : "nothing", false],
            );
            const answer = await newcomer.post("/v1/sign-ups", { token, name: "Hanna Hand", password });
            if (proves) assert.equal(answer.status, 201, answer.text);
            else refused(answer, 409, "mail_unavailable");
            const phase = (await personAt(admin, "hand@example.com")).memberships[0].phase;
            assert.equal(phase, proves ? "active" : "invited");
        });
    });
}

test("a removed invitation's link, code and copied link are no longer valid", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const address = "removed@example.com";
        const { body, mail, token } = await invite(admin, address);
        const path = `/v1/organizations/${admin.organization}/invitations/${body.invitation}/link`;
        const copied = tokenOf((await admin.post(path)).body.link);
        await admin.command({ type: "revoke", membership: body.seats[0].id });
        const visitor = new Client(server);
        for (const presented of [{ token }, { token: copied }, { address, code: typedCodeIn(mail) }]) {
            const answer = await visitor.post("/v1/invitations/open", presented);
            refused(answer, 410, "invitation_revoked");
            assert.equal(answer.body.renewable, undefined);
            refused(await visitor.post("/v1/sign-ups", { ...presented, name: "R", password }), 410, "invitation_revoked");
        }
        refused(await visitor.post("/v1/invitations/renew", { token }), 410, "invitation_revoked");
        assert.equal((await admin.post(path)).status, 409);
    });
});

test("a mailed link may decline", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const { token } = await invite(admin, "declined@example.com");
        const visitor = new Client(server);
        assert.equal((await visitor.post("/v1/invitations/decline", { token })).status, 200);
        assert.equal((await personAt(admin, "declined@example.com")).memberships[0].phase, "declined");
        refused(await visitor.post("/v1/invitations/open", { token }), 410, "invitation_answered");
        // Saying no again is no news.
        const answered = await rowsOf(server);
        assert.equal((await visitor.post("/v1/invitations/decline", { token })).status, 200);
        assert.deepEqual(await rowsOf(server), answered);
    });
});

test("one link in many hands makes one account", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const { token } = await invite(admin, "many@example.com");
        const hands = Array.from({ length: 8 }, () => new Client(server));
        const answers = await Promise.all(hands.map((hand) => hand.post("/v1/sign-ups", { token, name: "Many Hands", password })));
        const statuses = answers.map((answer) => answer.status).sort();
        assert.deepEqual(statuses, [201, ...Array(7).fill(410)], answers.map((answer) => answer.text).join("\n"));
        const rows = await rowsOf(server);
        assert.equal(rows.accounts.length, 2);
        assert.equal(rows.people.length, 2);
    });
});

test("the event stream tells a change as it happens, and ends with the session", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const { cursor } = await admin.everything();
        const stream = await admin.follow(cursor);
        assert.equal(stream.headers["content-type"], "text/event-stream");
        await invite(admin, "streamed@example.com");
        let page = await stream.next();
        while (!page.records.some((record) => record.person?.address === "streamed@example.com")) page = await stream.next();
        // A reader that comes back says where it stood and gets what it has missed.
        const again = await admin.follow(cursor);
        assert.ok((await again.next()).records.length > 0);
        const end = [stream.end(), again.end()];
        await admin.signOut();
        await Promise.all(end);
    });
});

test("behind https the cookies are bound to the host, and links are built from the public address", async () => {
    await withServer({ smtp: mailbox.port, words: ["--public-url", "https://invite.example"] }, async (server) => {
        const link = await server.setUpLink();
        assert.ok(link.startsWith("https://invite.example/set-up#"), link);
        server.origin = "https://invite.example";
        const admin = new Client(server);
        const answer = await admin.post("/v1/set-up", {
            token: link.split("#")[1],
            ...founder,
            copied_link_proves_mailbox: false,
        });
        assert.equal(answer.status, 201, answer.text);
        const [cookie] = answer.headers["set-cookie"];
        assert.match(cookie, /^__Host-session=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=\d+$/);
        assert.match(answer.headers["strict-transport-security"], /max-age=\d{8}/);
        const { mail } = await invite(admin, "public@example.com");
        assert.ok(linkIn(mail).startsWith("https://invite.example/i#"));
    });
});
