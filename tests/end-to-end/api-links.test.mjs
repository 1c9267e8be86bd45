import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client, founder, setUp } from "./client.mjs";
import { rowsAtRest, rowsOf } from "./database.mjs";
import { addressCodeIn, linkIn, Mailbox, tokenOf, typedCodeIn } from "./mailbox.mjs";
import { withServer } from "./server.mjs";
import { invite, password, personAt, refused } from "./steps.mjs";

let mailbox;
before(async () => {
    mailbox = await Mailbox.start();
});
after(() => mailbox.stop());

test("a resent invitation replaces its links, and an old mailed link may ask for a new one once a day", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const address = "resent@example.com";
        const { body, token: first, mail } = await invite(mailbox, admin, address);
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
        const typed = typedCodeIn((await invite(mailbox, admin, address)).mail);
        const newcomer = new Client(server);
        const mistyped = `${typed[0] === "A" ? "B" : "A"}${typed.slice(1)}`;
        const wrong = await newcomer.post("/v1/invitations/open", { address, code: mistyped });
        assert.deepEqual([wrong.status, wrong.body.errors], [422, [{ code: "code_mistyped", field: "code" }]]);
        const opened = await newcomer.post("/v1/invitations/open", { address, code: typed.toLowerCase().replaceAll("-", " ") });
        assert.equal(opened.status, 200, opened.text);
        assert.deepEqual([opened.body.channel, opened.body.proves], ["code", "everywhere"]);
        // Another's code is well-formed but not this address's.
        const other = typedCodeIn((await invite(mailbox, admin, "another@example.com")).mail);
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
        const { body } = await invite(mailbox, admin, address, { when: "by_link" });
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
        const { body } = await invite(mailbox, admin, address, { when: "by_link" });
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

test("a removed invitation's link, code and copied link are no longer valid", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const address = "removed@example.com";
        const { body, mail, token } = await invite(mailbox, admin, address);
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
        const { token } = await invite(mailbox, admin, "declined@example.com");
        const visitor = new Client(server);
        assert.equal((await visitor.post("/v1/invitations/decline", { token })).status, 200);
        assert.equal((await personAt(admin, "declined@example.com")).memberships[0].phase, "declined");
        refused(await visitor.post("/v1/invitations/open", { token }), 410, "invitation_answered");
        // Saying no again is no news.
        const answered = await rowsAtRest(server);
        assert.equal((await visitor.post("/v1/invitations/decline", { token })).status, 200);
        assert.deepEqual(await rowsOf(server), answered);
    });
});

test("one link in many hands makes one account", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const { token } = await invite(mailbox, admin, "many@example.com");
        const hands = Array.from({ length: 8 }, () => new Client(server));
        const answers = await Promise.all(hands.map((hand) => hand.post("/v1/sign-ups", { token, name: "Many Hands", password })));
        const statuses = answers.map((answer) => answer.status).sort();
        assert.deepEqual(statuses, [201, ...Array(7).fill(410)], answers.map((answer) => answer.text).join("\n"));
        const rows = await rowsAtRest(server);
        assert.equal(rows.accounts.length, 2);
        assert.equal(rows.people.length, 2);
    });
});
