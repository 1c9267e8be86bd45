import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { worksOffline } from "./admins.mjs";
import { launch, Visitor } from "./browser.mjs";
import { founder, invitation, setUp } from "./client.mjs";
import { alter } from "./database.mjs";
import { linkIn, Mailbox } from "./mailbox.mjs";
import { button, headed, openInvite, phaseOf, reads, row, saved, signInThroughPage } from "./screens.mjs";
import { Server, temporaryFolder } from "./server.mjs";

let mailbox, browser;
before(async () => {
    mailbox = await Mailbox.start();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await mailbox?.stop();
});

/** A server that is stopped and started again at the same place: `again` does so, with what is to happen in between. */
async function withRestarts(story) {
    const options = { smtp: mailbox.port, data: await temporaryFolder() };
    let server = await Server.start(options);
    const again = async (meanwhile) => {
        await server.stop();
        await meanwhile();
        server = await Server.start({ ...options, at: server.port });
    };
    try {
        await story(server, again);
        await server.stop();
    } catch (error) {
        console.error(server.process.output);
        throw error;
    } finally {
        server.removes_data = true;
        await server.kill();
    }
}

test("a link that is too old may ask for a new one, and People says who waits in vain (D-18)", async () => {
    await withRestarts(async (server, again) => {
        const client = await setUp(server);
        const role = (await client.everything()).organization.roles.find(({ name }) => name === "Member").id;
        const address = "late@example.com";
        await client.command(invitation(role, address, { name: "Lara Late" }));
        const link = linkIn(await mailbox.to(address));
        const eight_days = 8 * 24 * 60 * 60 * 1000;
        await again(() => alter(server.data, `UPDATE invitations SET lapses_at = lapses_at - ${eight_days}`));

        const admin = await Visitor.arrive(browser, server);
        await admin.page.goto("/people");
        await signInThroughPage(admin.page, founder);
        await phaseOf(admin.page, "Lara Late", "Lapsed");
        await admin.show("people-lapsed");
        const newcomer = await Visitor.arrive(browser, server);
        await newcomer.page.goto(link);
        await headed(newcomer.page, "This link is too old");
        await newcomer.show("link-lapsed");
        await button(newcomer.page, "Send me a new link").click();
        await headed(newcomer.page, "A new link is on its way");
        await phaseOf(admin.page, "Lara Late", "Invited");
        await newcomer.page.goto("about:blank");
        await newcomer.page.goto(linkIn(await mailbox.to(address, 2)));
        await headed(newcomer.page, "Join Northwind");
        await admin.leave();
        await newcomer.leave();
    });
});

test("what is done while the server is away is kept, and sent when it is back", async () => {
    await withRestarts(async (server, again) => {
        await setUp(server);
        const admin = await Visitor.arrive(browser, server);
        const { page } = admin;
        await page.goto("/people");
        await signInThroughPage(page, founder);
        await reads(page, "One person in the directory");
        await worksOffline(page);
        await again(async () => {
            await reads(page, "The server cannot be reached; trying again…");
            await openInvite(page);
            await page.getByLabel("E-mail addresses").fill("Mina Meanwhile <mina@example.com>");
            await page.keyboard.press("Enter");
            await button(page, "Send invitation").click();
            await phaseOf(page, "Mina Meanwhile", "Invited");
            await reads(page, "One change waits");
            await admin.show("people-unreachable");
        });
        await saved(page);
        assert.equal(await row(page, "Mina Meanwhile").count(), 1);
        await mailbox.to("mina@example.com");
        // While it was away, Chromium said so on its console.
        admin.faults = admin.faults.filter((fault) => !/net::ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE)/.test(fault));
        await admin.leave();
    });
});
