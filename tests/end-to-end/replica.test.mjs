import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { after, before, test } from "node:test";
import { dialog, go } from "./administration.mjs";
import { banner, inPeople, inviteUnconfirmed, joined, worksOffline } from "./admins.mjs";
import { launch } from "./browser.mjs";
import { Client, founder, invitation, setUp } from "./client.mjs";
import { Mailbox } from "./mailbox.mjs";
import { button, choose, field, headed, phaseOf, reads, saved } from "./screens.mjs";
import { freePort, Server, temporaryFolder, withServer } from "./server.mjs";
import { invite, password, personAt, roleNamed } from "./steps.mjs";

let mailbox, browser;
before(async () => {
    mailbox = await Mailbox.start();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await mailbox?.stop();
});

const maya = "maya@corp.example";
const streamsOf = (visitor) => visitor.requests.filter(({ kind }) => kind === "eventsource");

test("a page waits for the part of the core that its first rows need; the rest comes by itself", async () => {
    await withServer({}, async (server) => {
        const admin = await setUp(server);
        const { id } = await roleNamed(admin, "Member");
        await admin.command(...["ann", "bo", "cy"].map((name) => invitation(id, `${name}@corp.example`)));
        const visitor = await inPeople(browser, server);
        await phaseOf(visitor.page, "cy@corp.example", "Invited");
        const isRest = (url) => url.includes("/usher_core_rest");
        if (!visitor.requests.some(({ url }) => isRest(url)))
            await visitor.context.waitForEvent("request", { predicate: (request) => isRest(request.url()) });
        // What is fetched in a hurry, because somebody called it, is no `fetch`.
        const [rest] = visitor.requests.filter(({ url }) => isRest(url));
        assert.equal(rest.kind, "fetch");
        await visitor.leave();
    });
});

test("an offline spell with a reload in the middle, and a server that is started again, lose nothing", async () => {
    const data = await temporaryFolder();
    const port = await freePort();
    let server = await Server.start({ data, at: port });
    try {
        await setUp(server);
        const visitor = await inPeople(browser, server);
        const { page } = visitor;
        await worksOffline(page);
        await server.stop();

        await banner(page, "The server cannot be reached");
        await inviteUnconfirmed(page, maya);
        await phaseOf(page, maya, "Invited");
        await banner(page, "One change waits.");
        await visitor.show("server-gone");
        await visitor.showOnPhone("server-gone-phone", { dark: true });

        await page.reload();
        await headed(page, "People");
        await phaseOf(page, founder.address, "Active");
        await phaseOf(page, maya, "Invited");
        await banner(page, "One change waits.");
        await inviteUnconfirmed(page, "john@corp.example");
        await banner(page, "2 changes wait.");
        await visitor.show("opened-offline");

        server = await Server.start({ data, at: port });
        await saved(page);
        await page.locator(".banner").waitFor({ state: "detached" });
        await reads(page, "3 people in the directory");
        const admin = new Client(server);
        await admin.post("/v1/sessions", { address: founder.address, password: founder.password });
        const addresses = (await admin.everything()).people.map(({ person }) => person.address);
        assert.deepEqual(addresses.toSorted(), [founder.address, "john@corp.example", maya].toSorted());
        visitor.faults = visitor.faults.filter((fault) => !/^50[234] /.test(fault));
        const left = (await visitor.leave()).join();
        assert.ok(left.includes(`${server.origin}/admin/index.html`) && left.includes(maya), "what is kept was read");
        assert.ok(!left.includes(`${server.origin}/v1/`), "an answer was cached");
        assert.ok(!left.includes("csrf_token"), "a token is kept");
    } finally {
        await server.kill();
        await rm(data, { recursive: true, force: true });
    }
});

test("two tabs share one stream and one sender, and the second takes over when the first closes", async () => {
    await withServer({}, async (server) => {
        const admin = await setUp(server);
        const visitor = await inPeople(browser, server);
        const first = visitor.page;
        const second = await visitor.another();
        const asked = visitor.requests.length;
        await second.goto("/people");
        await headed(second, "People");
        await phaseOf(second, founder.address, "Active");
        const pages = visitor.requests.slice(asked).filter(({ url }) => url.includes("/changes"));
        assert.deepEqual(pages, [], "the second tab asked for what the first had");
        assert.equal(streamsOf(visitor).length, 1);

        await inviteUnconfirmed(second, maya);
        await saved(second);
        await phaseOf(first, maya, "Invited");
        await saved(first);
        const role = (await roleNamed(admin, "Member")).id;
        await admin.command(invitation(role, "news@corp.example"));
        await phaseOf(first, "news@corp.example", "Invited");
        await phaseOf(second, "news@corp.example", "Invited");
        assert.equal(streamsOf(visitor).length, 1);

        await first.close();
        await admin.command(invitation(role, "later@corp.example"));
        await phaseOf(second, "later@corp.example", "Invited");
        assert.equal(streamsOf(visitor).length, 2);
        await inviteUnconfirmed(second, "last@corp.example");
        await saved(second);
        await visitor.leave();
    });
});

test("three administrators change the same people apart from each other, and the server starts again meanwhile: its order decides, and each is told", async () => {
    const data = await temporaryFolder();
    const [port, smtp] = [await freePort(), mailbox.port];
    let server = await Server.start({ data, at: port, smtp });
    try {
        const admin = await setUp(server);
        await admin.command({ type: "create_role", id: randomUUID(), name: "Helper", permissions: ["people.read"] });
        const bo = await joined(mailbox, server, admin, "Bo", "Admin");
        const cy = await joined(mailbox, server, admin, "Cy", "Admin");
        const { token } = await invite(mailbox, admin, "john@corp.example", { name: "John Wayne" });
        await invite(mailbox, admin, maya, { name: "Maya Lind" });

        const at_home = await inPeople(browser, server);
        const bos = await inPeople(browser, server, bo);
        const cys = await inPeople(browser, server, cy);
        for (const { page } of [bos, cys]) {
            await phaseOf(page, maya, "Invited");
            await worksOffline(page);
        }
        for (const visitor of [bos, cys]) await visitor.context.setOffline(true);

        await banner(bos.page, "You are offline.");
        await choose(bos.page, "Maya Lind", "Resend invite");
        await choose(bos.page, "John Wayne", "Resend invite");
        await banner(bos.page, "2 changes wait");
        for (const name of ["Maya Lind", "John Wayne"]) {
            await choose(cys.page, name, "Remove invitation");
            await button(cys.page, "Remove invitation").click();
            await phaseOf(cys.page, name, "Removed");
        }

        // Both invite the same newcomer.
        for (const visitor of [bos, cys]) await inviteUnconfirmed(visitor.page, "same@corp.example");

        // Both edit the same role, one its name and the other what it gives.
        for (const { page } of [bos, cys]) {
            await go(page, "Roles");
            await button(page, "Edit Helper").click();
        }
        await field(dialog(bos.page), "Name").fill("Colleague");
        await dialog(cys.page).getByRole("checkbox", { name: "Read the audit log" }).check();
        for (const { page } of [bos, cys]) {
            await button(page, "Save changes").click();
            await dialog(page).waitFor({ state: "hidden" });
            await go(page, "People");
        }

        // John accepts before anybody's change reaches the server.
        const john = await new Client(server).post("/v1/sign-ups", { token, name: "John Wayne", password });
        assert.equal(john.status, 201, john.text);
        await phaseOf(at_home.page, "John Wayne", "Active");

        await cys.context.setOffline(false);
        await saved(cys.page);
        await phaseOf(cys.page, "Maya Lind", "Removed");
        await phaseOf(cys.page, "John Wayne", "Active");
        await reads(cys.page, "One change was not made");
        await reads(cys.page, "The invitation was not removed: John Wayne");

        // Bo's network comes back before the server does; at home the work has gone on.
        await server.stop();
        await banner(at_home.page, "The server cannot be reached");
        await inviteUnconfirmed(at_home.page, "meanwhile@corp.example");
        await bos.context.setOffline(false);
        await banner(bos.page, "The server cannot be reached");
        server = await Server.start({ data, at: port, smtp });
        await saved(at_home.page);
        await reads(bos.page, "2 changes were not made");
        for (const { page } of [at_home, bos, cys]) {
            await phaseOf(page, "meanwhile@corp.example", "Invited");
            await phaseOf(page, "same@corp.example", "Invited");
        }
        await phaseOf(bos.page, "Maya Lind", "Removed");
        await bos.show("cards");
        await bos.show("cards-dark", { dark: true });
        await bos.showOnPhone("cards-phone");
        await phaseOf(at_home.page, "Maya Lind", "Removed");

        await bos.page.reload();
        await reads(bos.page, "2 changes were not made");
        await button(bos.page, "Dismiss all").click();
        await bos.page.reload();
        await phaseOf(bos.page, "Maya Lind", "Removed");
        assert.equal(await bos.page.getByText("not made").count(), 0);
        assert.equal((await personAt(admin, "john@corp.example")).memberships[0].phase, "active");
        const { people } = await admin.everything();
        assert.equal(people.filter(({ person }) => person.address === "same@corp.example").length, 1);
        assert.deepEqual((await roleNamed(admin, "Colleague")).permissions, ["people.read", "audit.read"]);
        for (const visitor of [at_home, bos, cys]) {
            visitor.faults = visitor.faults.filter((fault) => !/^50[234] /.test(fault));
            await visitor.leave();
        }
    } finally {
        await server.kill();
        await rm(data, { recursive: true, force: true });
    }
});
