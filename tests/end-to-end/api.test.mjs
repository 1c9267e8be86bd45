import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client, founder, invitation, setUp } from "./client.mjs";
import { rowsAtRest, rowsOf } from "./database.mjs";
import { linkIn, Mailbox, tokenOf, typedCodeIn } from "./mailbox.mjs";
import { withServer } from "./server.mjs";
import { invite, password, personAt, refused, roleNamed } from "./steps.mjs";

let mailbox;
before(async () => {
    mailbox = await Mailbox.start();
});
after(() => mailbox.stop());

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
        const { body, mail, token } = await invite(mailbox, admin, address, { message: "We start on Monday." });
        const invited = await personAt(admin, address);
        assert.equal(invited.memberships[0].phase, "invited");
        assert.deepEqual(mail.types.filter((type) => type.startsWith("text/")), ["text/plain", "text/html"]);
        assert.deepEqual(mail.defects, []);
        assert.ok(mail.text.includes("We start on Monday."));
        assert.ok(mail.html.includes(linkIn(mail)) && mail.text.includes(typedCodeIn(mail)));
        assert.ok(linkIn(mail).startsWith(`${server.origin}/i#`));

        const untouched = await rowsAtRest(server);
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

test("the event stream tells a change as it happens, and ends with the session", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const { cursor } = await admin.everything();
        const stream = await admin.follow(cursor);
        assert.equal(stream.headers["content-type"], "text/event-stream");
        await invite(mailbox, admin, "streamed@example.com");
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
    await withServer({ smtp: mailbox.port, words: ["--public-url", "https://invite.example", "--mail-from", "invite@example.com"] }, async (server) => {
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
        const { mail } = await invite(mailbox, admin, "public@example.com");
        assert.ok(linkIn(mail).startsWith("https://invite.example/i#"));
    });
});
