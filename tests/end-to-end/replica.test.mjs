import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, Visitor } from "./browser.mjs";
import { Client, founder, invitation, setUp } from "./client.mjs";
import { Mailbox } from "./mailbox.mjs";
import { button, choose, field, headed, openInvite, phaseOf, reads, saved, signInThroughPage } from "./screens.mjs";
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
const no_network = /Failed to load resource: net::ERR_|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|status of 50[234]/;

/** Signed in and in People, with everything there. */
async function inPeople(server, who = founder, options = {}) {
    const visitor = await Visitor.arrive(browser, server, options);
    visitor.expects = no_network;
    await visitor.page.goto("/people");
    await signInThroughPage(visitor.page, who);
    await headed(visitor.page, "People");
    await phaseOf(visitor.page, founder.address, "Active");
    return visitor;
}

const worksOffline = (page) =>
    page.evaluate(async () => {
        const { active } = await navigator.serviceWorker.ready;
        if (active.state !== "activated") await new Promise((resolve) => active.addEventListener("statechange", resolve));
    });

/** Types into the dialog and sends, without waiting for the server. */
async function inviteUnconfirmed(page, address) {
    await openInvite(page);
    await page.getByLabel("E-mail addresses").fill(address);
    await page.keyboard.press("Enter");
    await button(page, "Send invitation").click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
}

const streamsOf = (visitor) => visitor.requests.filter(({ kind }) => kind === "eventsource");
const banner = (page, text) => page.locator(".banner").getByText(text).waitFor();

let people = 0;

/** The client of somebody who was invited by mail with the role, and joined. All servers share one mailbox. */
async function joined(server, admin, name, role) {
    const address = `${name.toLowerCase()}-${++people}@northwind.example`;
    const { token } = await invite(mailbox, admin, address, { name, role: (await roleNamed(admin, role)).id });
    const client = new Client(server);
    const answer = await client.post("/v1/sign-ups", { token, name, password });
    assert.equal(answer.status, 201, answer.text);
    return { client, token, name, address, password };
}

test("an offline spell with a reload in the middle, and a server that is started again, lose nothing", async () => {
    const data = await temporaryFolder();
    const port = await freePort();
    let server = await Server.start({ data, at: port });
    try {
        await setUp(server);
        const visitor = await inPeople(server);
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
        const visitor = await inPeople(server);
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

test("three administrators change the same people apart from each other: the server's order decides, and each is told", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const bo = await joined(server, admin, "Bo", "Admin");
        const cy = await joined(server, admin, "Cy", "Admin");
        const { token } = await invite(mailbox, admin, "john@corp.example", { name: "John Wayne" });
        await invite(mailbox, admin, maya, { name: "Maya Lind" });

        const at_home = await inPeople(server);
        const bos = await inPeople(server, bo);
        const cys = await inPeople(server, cy);
        for (const visitor of [bos, cys]) await phaseOf(visitor.page, maya, "Invited");
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

        await bos.context.setOffline(false);
        await reads(bos.page, "2 changes were not made");
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
        for (const visitor of [at_home, bos, cys]) await visitor.leave();
    });
});

test("a session that ends leaves the page as it is, and signing in there goes on with what waits", async () => {
    await withServer({}, async (server) => {
        await setUp(server);
        const visitor = await inPeople(server);
        const { page } = visitor;
        await openInvite(page);
        await page.getByLabel("E-mail addresses").fill(maya);
        await page.keyboard.press("Enter");
        await visitor.context.clearCookies();
        await button(page, "Send invitation").click();
        await page.getByRole("heading", { name: "Sign in to go on" }).waitFor();
        await reads(page, "One change is kept");
        await visitor.show("session-over");
        await visitor.showOnPhone("session-over-phone", { dark: true });
        await button(page, "Not now").click();
        await banner(page, "You are signed out.");
        await page.locator(".banner").getByRole("button", { name: "Sign in" }).click();
        await field(page, "Password").fill(founder.password);
        await page.getByRole("dialog").getByRole("button", { name: "Sign in", exact: true }).click();
        await saved(page);
        await phaseOf(page, maya, "Invited");
        await visitor.leave();
    });
});

test("what one account gave waits for that account, and is asked about before it is given up", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const bo = await joined(server, admin, "Bo", "Admin");
        const visitor = await inPeople(server);
        const { page } = visitor;
        await page.route("**/commands", (route) => route.abort());
        await inviteUnconfirmed(page, maya);
        await reads(page, /One change waits|Saving one change/);

        const other = await visitor.another();
        await other.goto("/account");
        await headed(other, founder.name);
        await button(other, "Sign out").click();
        await other.getByRole("heading", { name: "Sign out and give up changes?" }).waitFor();
        await visitor.show("leave", { page: other });
        await button(other, "Stay signed in").click();

        // The cookie is another's now, as when somebody signs in on a shared machine.
        const session = { address: bo.address, password: bo.password };
        const bos = new Client(server);
        await bos.post("/v1/sessions", session);
        const cookies = await visitor.context.cookies();
        await visitor.context.addCookies(cookies.map((cookie) => ({ ...cookie, value: bos.cookies.get(cookie.name) ?? cookie.value })));
        await page.unroute("**/commands");
        await page.getByRole("heading", { name: "Somebody else is signed in" }).waitFor();
        await reads(page, `One change of ${founder.name} is kept here`);
        await visitor.show("somebody-else");
        await button(page, "Go on as Bo").click();
        await headed(page, "People");
        await saved(page);
        assert.equal(await personAt(admin, maya), undefined, "it was sent in another's session");
        await visitor.leave();
    });
});

test("a page that is older than the server loads its code anew before it sends, and takes nothing from who is writing", async () => {
    await withServer({}, async (server) => {
        await setUp(server);
        const visitor = await inPeople(server);
        const { page } = visitor;
        await page.evaluate(() => (globalThis.old_page = true));
        await openInvite(page);
        await page.getByLabel("E-mail addresses").fill(maya);
        await page.keyboard.press("Enter");
        await visitor.context.setOffline(true);
        await banner(page, "You are offline.");
        // As if the server had been renewed meanwhile.
        await page.route("**/v1/**", async (route) => {
            if (route.request().headers().accept === "text/event-stream") return route.continue();
            const response = await route.fetch();
            await route.fulfill({ response, headers: { ...response.headers(), "usher-version": "9.9.9" } });
        });
        await visitor.context.setOffline(false);
        await banner(page, "Usher was updated. Reload to go on with the new version.");
        await visitor.show("updated-while-writing");
        await button(page, `Edit ${maya}`).waitFor();
        const sent = () => visitor.requests.filter(({ url }) => url.endsWith("/commands")).length;
        const loaded = page.waitForEvent("load");
        await button(page, "Send invitation").click();
        assert.equal(sent(), 0, "the older page has sent");
        await loaded;
        await saved(page);
        await phaseOf(page, maya, "Invited");
        assert.equal(sent(), 1);
        assert.equal(await page.evaluate(() => globalThis.old_page), undefined);
        await banner(page, "Usher was updated.");
        await page.unrouteAll();
        await visitor.leave();
    });
});

test("fewer rights are said, and what may still be seen is loaded again", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const bo = await joined(server, admin, "Bo", "Admin");
        const visitor = await inPeople(server, bo);
        const { page } = visitor;
        const record = await personAt(admin, bo.address);
        const membership = record.memberships[0].id;
        const inviter = await roleNamed(admin, "Inviter");
        const [answer] = await admin.command({ type: "change_role", membership, role: inviter.id });
        assert.deepEqual(answer.errors, []);
        await reads(page, "Your rights here have changed");
        await phaseOf(page, founder.address, "Active");
        await visitor.show("rights-changed");
        await visitor.leave();
    });
});
