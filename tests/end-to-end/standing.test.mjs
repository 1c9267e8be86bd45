import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { banner, inPeople, inviteUnconfirmed, joined } from "./admins.mjs";
import { launch } from "./browser.mjs";
import { Client, founder, setUp } from "./client.mjs";
import { Mailbox } from "./mailbox.mjs";
import { button, field, headed, openInvite, phaseOf, reads, saved } from "./screens.mjs";
import { withServer } from "./server.mjs";
import { personAt, roleNamed } from "./steps.mjs";

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

test("a session that ends leaves the page as it is, and signing in there goes on with what waits", async () => {
    await withServer({}, async (server) => {
        await setUp(server);
        const visitor = await inPeople(browser, server);
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
        const bo = await joined(mailbox, server, admin, "Bo", "Admin");
        const visitor = await inPeople(browser, server);
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
        const visitor = await inPeople(browser, server);
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
        await phaseOf(page, maya, "Invited");
        await saved(page);
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
        const bo = await joined(mailbox, server, admin, "Bo", "Admin");
        const visitor = await inPeople(browser, server, bo);
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
