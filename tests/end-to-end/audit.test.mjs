import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { Administration, go, launch, Mailbox, notice, showEverywhere } from "./administration.mjs";
import { button, field, reads, row } from "./screens.mjs";
import { invite } from "./steps.mjs";

let mailbox, browser;
before(async () => {
    mailbox = await Mailbox.start();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await mailbox?.stop();
});

async function exported(page, as) {
    await button(page, "Export").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: as }).click()]);
    return readFile(await download.path(), "utf8");
}

test("the log tells in sentences who did what to whom, is filtered, exported and verified (T-17, T-18)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder, client } = here;
        const carol = await here.member("carol@corp.example", "Admin");
        const { body } = await invite(mailbox, carol, "raj@corp.example", { name: "Raj Kim" });
        await client.command({ type: "revoke", membership: body.seats[0].id });
        await go(page, "Audit log");
        await reads(page, "Ada Lindqvist withdrew the invitation of Raj Kim");
        await reads(page, "carol invited Raj Kim");
        await reads(page, "carol accepted the invitation");
        await reads(page, "The organization was created");
        await showEverywhere(founder, "audit");
        await page.getByText("carol invited Raj Kim").click();
        await reads(page, "raj@corp.example");
        await founder.show("audit-open");

        await field(page, "By whom").fill("carol");
        await page.getByText("withdrew the invitation").waitFor({ state: "detached" });
        await reads(page, "carol invited Raj Kim");
        await field(page, "By whom").fill("");
        await field(page, "About whom").fill("raj");
        await page.getByText("The organization was created").waitFor({ state: "detached" });
        await field(page, "What").selectOption({ label: "Invitation withdrawn" });
        await page.getByText("carol invited Raj Kim").waitFor({ state: "detached" });
        await reads(page, "Ada Lindqvist withdrew the invitation of Raj Kim");
        const csv = await exported(page, "As CSV");
        assert.ok(csv.startsWith("\uFEFF"), "a spreadsheet would not read it as UTF-8");
        const table = csv.trim().split("\r\n");
        assert.equal(table.length, 2, table.join("\n"));
        assert.match(table[1], /"invitation_revoked"/);
        const [entry, ...others] = JSON.parse(await exported(page, "As JSON"));
        assert.deepEqual([entry.kind, others], ["invitation_revoked", []]);
        await field(page, "Until").fill("2001-01-01");
        await reads(page, "Nothing found");
        await founder.show("audit-none");
        await button(page, "Show everything").click();
        await reads(page, "The organization was created");

        await button(page, "Verify").click();
        await reads(page, "The whole log was checked: every entry is as it was written.");
        await founder.show("audit-verified");
    });
});

test("deliveries say what became of each mail, and never what it said (T-17)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder, client } = here;
        await go(page, "Deliveries");
        await reads(page, "No mails yet");
        await invite(mailbox, client, "raj@corp.example", { name: "Raj Kim", message: "A secret handshake." });
        await row(page, "raj@corp.example").getByText("Accepted by the mail server").waitFor();
        assert.ok(!(await page.locator("main").innerText()).includes("handshake"));
        await showEverywhere(founder, "deliveries");
        await field(page, "State").selectOption({ label: "Failed" });
        await reads(page, "None in this state");
    });
});

test("who may not invite finds no way to, and who may finds each (T-01, U-02, W-05)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const links = ["Unsent invitations", "User registration", "Invited users"];
        const viewer = randomUUID();
        const permissions = ["people.read"];
        await here.client.command({ type: "create_role", id: viewer, name: "Viewer", permissions });
        const reader = await here.enter(await here.member("rita@corp.example", "Viewer"));
        const main = reader.page.getByRole("navigation", { name: "Main" });
        await main.getByRole("link", { name: "Overview" }).waitFor();
        await reader.page.getByRole("grid").getByRole("link", { name: "rita" }).waitFor();
        for (const name of links) assert.equal(await main.getByRole("link", { name }).count(), 0, name);
        assert.equal(await button(reader.page, "Invite people").count(), 0);
        await reader.page.goto("/registration");
        await reader.page.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
        await reader.leave();

        const inviter = await here.enter(await here.member("ivo@corp.example", "Inviter"));
        await button(inviter.page, "Invite people").first().waitFor();
        for (const name of links.slice(0, 2)) await inviter.page.getByRole("navigation", { name: "Main" }).getByRole("link", { name }).waitFor();
        await inviter.leave();
    });
});

test("who may not read the log, the deliveries or the settings does not find them", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const inviter = await here.enter(await here.member("ines@corp.example", "Inviter"));
        const main = inviter.page.getByRole("navigation", { name: "Main" });
        await main.getByRole("link", { name: "Unsent invitations" }).waitFor();
        for (const name of ["Audit log", "Deliveries", "Settings", "Server"])
            assert.equal(await main.getByRole("link", { name }).count(), 0, name);
        await inviter.page.goto("/audit");
        await inviter.page.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
        await go(inviter.page, "Projects");
        await reads(inviter.page, "Your role does not include managing projects.");
        assert.equal(await button(inviter.page, "New project").count(), 0);
        await inviter.leave();
    });
});
