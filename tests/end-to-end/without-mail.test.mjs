import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Visitor } from "./browser.mjs";
import { tokenOf } from "./mailbox.mjs";
import { button, choose, createAccount, headed, inviteThroughPage, phaseOf, reads, setUpThroughPage } from "./screens.mjs";
import { withServer } from "./server.mjs";

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

/** Set-up with its question answered, one invitation, and its link as the Outbox page shows it. */
async function untilTheLink(admin, server, proves) {
    const { page } = admin;
    await setUpThroughPage(page, server);
    await reads(page, "This server sends no mail yet");
    const question = page.getByRole("checkbox", { name: "A link that I hand over proves the address" });
    assert.equal(await question.isChecked(), false);
    if (proves) await question.check();
    await admin.show(`set-up-without-mail-${proves}`, { full: true });
    await admin.showOnPhone(`set-up-without-mail-${proves}-phone`, { full: true, dark: true });
    await button(page, "Create the organization").click();
    await headed(page, "People");
    await inviteThroughPage(page, "Hanna Hand <hanna@hand.example>");
    await page.getByRole("link", { name: "Outbox" }).click();
    await headed(page, "Outbox");
    await reads(page, "No mail server is connected, so nothing leaves this machine.");
    await page.getByRole("listitem").filter({ hasText: "hanna@hand.example" }).getByText("Not sent").waitFor();
    const letter = page.getByRole("article");
    await letter.getByText("Hello Hanna Hand,").waitFor();
    const text = await letter.innerText();
    assert.doesNotMatch(text, /(?:[0-9A-Z]{4}-){4}[0-9A-Z]{2}/, "a code is shown");
    await button(page, "Copy link").click();
    await reads(page, "Link copied");
    const link = await admin.clipboard();
    assert.ok(text.includes(link), link);
    assert.ok(link.startsWith(`${server.origin}/i#`), link);
    return link;
}

test("without a mail server the outbox has the link, which proves the address when the founder said so", async () => {
    await withServer({}, async (server) => {
        const admin = await Visitor.arrive(browser, server);
        const link = await untilTheLink(admin, server, true);
        await admin.show("outbox");
        await admin.show("outbox-dark", { dark: true });
        await admin.showOnPhone("outbox-phone");

        const newcomer = await Visitor.arrive(browser, server);
        await newcomer.page.goto(link);
        await headed(newcomer.page, "Join Northwind");
        assert.equal(await button(newcomer.page, "Decline").count(), 0);
        await createAccount(newcomer.page, "hand in hand we go along");
        await headed(newcomer.page, "Hanna Hand");
        await admin.page.getByRole("link", { name: "People", exact: true }).click();
        await phaseOf(admin.page, "Hanna Hand", "Active");

        await newcomer.page.goto("/people");
        await headed(newcomer.page, "Nothing to manage here");
        await newcomer.show("nothing-to-manage");
        for (const visitor of [admin, newcomer]) assert.ok(!(await visitor.leave()).join().includes(tokenOf(link)));
        assert.ok(!server.log.includes(tokenOf(link)));
    });
});

test("without a mail server, a link that proves nothing says what can be done", async () => {
    await withServer({}, async (server) => {
        const admin = await Visitor.arrive(browser, server);
        const link = await untilTheLink(admin, server, false);
        await admin.page.getByRole("link", { name: "People", exact: true }).click();
        await choose(admin.page, "Hanna Hand", "Copy invite");
        await reads(admin.page, "Link for Hanna Hand copied");
        const copied = await admin.clipboard();
        await admin.page.getByRole("link", { name: "Hanna Hand" }).click();
        await button(admin.page, "Why can’t they get in?").click();
        await reads(admin.page, "They were invited, but this server sends no mail: copy the link and hand it over.");
        await admin.page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "People" }).click();
        const newcomer = await Visitor.arrive(browser, server);
        for (const handed_over of [link, copied]) {
            await newcomer.page.goto("about:blank");
            await newcomer.page.goto(handed_over);
            await headed(newcomer.page, "Join Northwind");
            await reads(newcomer.page, "This server cannot send mail yet");
            assert.equal(await button(newcomer.page, "Create account").count(), 0);
        }
        await newcomer.show("landing-without-mail");
        await newcomer.showOnPhone("landing-without-mail-phone", { dark: true, full: true });
        await phaseOf(admin.page, "Hanna Hand", "Invited");
        await admin.leave();
        await newcomer.leave();
    });
});
