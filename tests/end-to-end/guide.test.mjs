import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { inPeople, worksOffline } from "./admins.mjs";
import { launch, Visitor } from "./browser.mjs";
import { founder, invitation, setUp } from "./client.mjs";
import { linkIn, Mailbox } from "./mailbox.mjs";
import { button, field, headed, holds, openInvite, signInThroughPage } from "./screens.mjs";
import { root, withServer } from "./server.mjs";
import { personAt, roleNamed } from "./steps.mjs";

const run = promisify(execFile);

let mailbox, browser;
before(async () => {
    mailbox = await Mailbox.start();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await mailbox?.stop();
});

/** What a page of the guide leads to and shows. */
const reachedFrom = (page) =>
    page.evaluate(() => ({
        links: Array.from(document.links, (link) => link.href),
        pictures: Array.from(document.images, (image) => image.src),
        ids: Array.from(document.querySelectorAll("[id]"), (element) => element.id),
    }));

/** Presses what opens another tab, and gives its page. */
async function beside(page, act) {
    const [opened] = await Promise.all([page.context().waitForEvent("page"), act()]);
    await opened.waitForLoadState();
    return opened;
}

test("D-41, U-26: every page of the guide can be read by everybody, and all it leads to is there", async () => {
    await withServer({}, async (server) => {
        const visitor = await Visitor.arrive(browser, server);
        const { page } = visitor;
        await page.goto("/docs/guide");
        await headed(page, "The guide");
        const { links } = await reachedFrom(page);
        const paths = [...new Set(links.map((link) => new URL(link).pathname))].filter((path) => /^\/docs\/(?!api)/.test(path));
        assert.ok(paths.length > 20, paths.join());
        const leads = new Map();
        const seen = new Map();
        for (const path of paths) {
            const answer = await page.goto(path);
            assert.equal(answer.status(), 200, path);
            assert.match(answer.headers()["content-type"], /^text\/html/);
            const name = `guide-${path.split("/").at(-1)}`;
            await visitor.show(name);
            await visitor.showOnPhone(`${name}-phone`, { dark: true });
            const found = await reachedFrom(page);
            seen.set(path, new Set(found.ids));
            for (const address of [...found.links, ...found.pictures]) leads.set(address, path);
        }
        for (const [address, from] of leads) {
            const { pathname, hash } = new URL(address);
            const answer = await visitor.context.request.get(address);
            assert.equal(answer.status(), 200, `${address} from ${from}`);
            if (pathname.endsWith(".webp")) assert.equal(answer.headers()["content-type"], "image/webp");
            if (hash && seen.has(pathname)) assert.ok(seen.get(pathname).has(hash.slice(1)), `${address} from ${from}`);
        }
        assert.equal((await visitor.context.request.get("/docs/guide/nothing")).status(), 404);
        await visitor.leave();
    });
});

test("U-26: the guide is searched by title, keeps the appearance, and needs no script to be read", async () => {
    await withServer({}, async (server) => {
        const visitor = await Visitor.arrive(browser, server);
        const { page } = visitor;
        await page.goto("/docs/guide");
        await page.keyboard.press("/");
        await page.keyboard.type("dead links");
        const contents = page.getByRole("navigation", { name: "Contents" });
        await contents.getByRole("link", { name: "Inviting people" }).waitFor({ state: "hidden" });
        await page.keyboard.type(" of nothing");
        await contents.getByText("No page is about that.").waitFor();
        await visitor.show("guide-search-none");
        await field(page, "Search the guide").fill("dead links");
        await page.keyboard.press("Enter");
        await headed(page, "Expired and other dead links");
        await button(page, "Appearance: like the system").click();
        await button(page, "Appearance: light").click();
        await button(page, "Appearance: dark").waitFor();
        await page.getByRole("navigation", { name: "Related articles" }).getByRole("link", { name: "Accepting an invitation" }).click();
        await headed(page, "Accepting an invitation");
        await page.locator("html[data-theme=dark]").waitFor();
        await visitor.leave();

        const context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
        const plain = await context.newPage();
        await plain.goto("/docs/guide/people");
        await headed(plain, "The list of people");
        await button(plain, "Contents").click();
        await plain.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "Invited users" }).click();
        await headed(plain, "Invited users");
        await context.close();
    });
});

test("D-41: each screen leads to its page of the guide, in another tab; the guide opens without a network too", async () => {
    await withServer({}, async (server) => {
        await setUp(server);
        const admin = await inPeople(browser, server);
        const { page } = admin;
        const help = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Help with this page/ });
        for (const [path, title] of [
            ["/people", "The list of people"],
            ["/roles", "Roles, groups and rights"],
            ["/settings/policies", "Organization settings"],
            ["/audit", "Watching what happens"],
        ]) {
            await page.goto(path);
            const opened = await beside(page, () => help.click());
            await headed(opened, title);
            const { hash } = new URL(opened.url());
            if (hash) assert.ok(await opened.locator(hash).isVisible(), opened.url());
            await opened.close();
        }
        await page.keyboard.press("?");
        const guide = await beside(page, () => page.getByRole("dialog").getByRole("link", { name: /^Read the guide/ }).click());
        await headed(guide, "The guide");
        await page.keyboard.press("Escape");
        await page.locator("nav .foot .whole").click();
        const chosen = await beside(page, () => page.getByRole("menuitem", { name: "Help with this page" }).click());
        await headed(chosen, "Watching what happens");
        await chosen.close();
        await page.keyboard.press("Control+k");
        await page.keyboard.type("help");
        const found = await beside(page, () => page.keyboard.press("Enter"));
        await headed(found, "Watching what happens");
        await found.close();

        await worksOffline(page);
        await admin.context.setOffline(true);
        await guide.goto("/docs/guide/codes");
        await headed(guide, "Codes instead of links");
        await admin.context.setOffline(false);
        await admin.leave();
    });
});

test("D-40: where data is asked for, the security notes are one click away, and nothing is lost by reading them", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const client = await setUp(server);
        const member = (await roleNamed(client, "Member")).id;
        await client.command(invitation(member, "maya@corp.example", { name: "Maya Lind" }));
        const newcomer = await Visitor.arrive(browser, server);
        const { page } = newcomer;
        const read = async (where, heading = "Security and data protection") => {
            const opened = await beside(page, () => where.getByRole("link", { name: /^How data is kept/ }).click());
            await headed(opened, heading);
            await opened.close();
        };
        await page.goto(linkIn(await mailbox.to("maya@corp.example")));
        await headed(page, "Join Northwind");
        await read(page);
        await button(page, "Create account").click();
        await field(page, "Password").fill("nine green boats at anchor");
        await read(page);
        await holds(page, "Name", "Maya Lind");
        await newcomer.show("create-account-notes");
        await newcomer.showOnPhone("create-account-notes-phone", { dark: true });
        await page.goto("/sign-in");
        await headed(page, "Sign in");
        await read(page);
        await signInThroughPage(page, founder);
        await headed(page, founder.name);
        await page.goto("/people");
        await headed(page, "People");
        await openInvite(page);
        await page.getByLabel("E-mail addresses").fill("raj@corp.example");
        await page.keyboard.press("Enter");
        await read(page.getByRole("dialog"));
        await button(page, "Edit raj@corp.example").waitFor();
        await newcomer.show("invite-notes");
        await newcomer.leave();
    });
});

test("W-18: the examples of the guide for programs are run as they stand", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const id = crypto.randomUUID();
        const permissions = ["people.read", "people.add", "invitations.send"];
        await admin.command({ type: "create_integration", id, name: "Personnel system", permissions, auto_invite: false, generation: 1 });
        const path = `/v1/organizations/${admin.organization}`;
        const { token } = (await admin.post(`${path}/integrations/${id}/token`)).body;
        const text = await readFile(join(root, "docs/guide/programs.md"), "utf8");
        const [given, ...examples] = Array.from(text.matchAll(/^```sh\n([^]*?)^```/gm), ([, script]) => script);
        assert.match(given, /^organization=\S+\ntoken=\S+\n$/);
        assert.ok(examples.length > 0);
        const own = `organization=${server.origin}${path}\ntoken=${token}\n`;
        await run("/bin/bash", ["-euo", "pipefail", "-c", own + examples.join("\n")]);
        const { memberships } = await personAt(admin, "maya.lind@example.com");
        assert.equal(memberships[0].phase, "invited");
        await mailbox.to("maya.lind@example.com");
    });
});
