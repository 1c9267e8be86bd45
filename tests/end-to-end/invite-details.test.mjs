import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { Client, founder } from "./client.mjs";
import { linkIn, Mailbox, tokenOf } from "./mailbox.mjs";
import { northwind, showBothWays } from "./northwind.mjs";
import { button, field, headed, openInvite, phaseOf, reads, saved, signInThroughPage, verdict } from "./screens.mjs";
import { withServer } from "./server.mjs";
import { personAt, password } from "./steps.mjs";
import { Story } from "./story.mjs";

let mailbox, browser;
before(async () => {
    mailbox = await Mailbox.start();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await mailbox?.stop();
});

const details = async (page) => {
    await openInvite(page);
    await page.getByRole("tab", { name: "One, with details" }).click();
    return page.getByRole("dialog");
};

test("people are invited to several projects, with groups, and one with all details", async (t) => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const people = [{ name: "Ola Old", username: "maya", in: ["Harbour"] }];
        const made = await northwind(server, { projects: ["Harbour", "Airport"], groups: ["Design", "Support"], people });
        const story = new Story(t, browser, server);
        story.secrets.push(password, founder.password);
        const admin = await story.settle();
        const { page } = admin;
        await page.goto("/people");
        await signInThroughPage(page, founder);
        await headed(page, "People");

        await story.step("U-08, D-23, T-06, T-08: each chip is judged for the projects that are chosen", async () => {
            await openInvite(page);
            const dialog = page.getByRole("dialog");
            await dialog.getByRole("checkbox", { name: "Northwind" }).uncheck();
            await dialog.getByRole("checkbox", { name: "Harbour" }).check();
            await page.getByLabel("E-mail addresses").fill("Ola Old <ola.old@example.com>, Nia New <nia@example.com>");
            await page.keyboard.press("Enter");
            await button(page, "Edit Ola Old, Already invited.").waitFor();
            await button(page, "Send invitation").waitFor();
            // Closed by mistake, it is there again as it was.
            await page.keyboard.press("Escape");
            await dialog.waitFor({ state: "hidden" });
            await openInvite(page);
            await button(page, "Edit Ola Old, Already invited.").waitFor();
            assert.ok(await dialog.getByRole("checkbox", { name: "Harbour" }).isChecked());
            await dialog.getByRole("checkbox", { name: "Airport" }).check();
            await button(page, "Edit Ola Old, Already here, will be invited.").waitFor();
            await dialog.getByRole("checkbox", { name: "Support" }).check();
            await dialog.getByText("Preview the mail").click();
            await dialog.getByText("Harbour, Airport").waitFor();
            await showBothWays(admin, "invite-projects");
            await button(page, "Send 2 invitations").click();
            await dialog.waitFor({ state: "hidden" });
            await saved(page);
        });

        await story.step("D-24, T-02: one mail and one invitation are for every project, with role and groups", async () => {
            const mail = await mailbox.to("nia@example.com");
            const { memberships, invitations } = await personAt(made.client, "nia@example.com");
            assert.deepEqual(memberships.map((each) => each.scope).toSorted(), Object.values(made.projects).toSorted());
            assert.ok(memberships.every((each) => each.groups.includes(made.groups.Support)));
            assert.deepEqual(memberships.map((each) => each.invitation), [invitations[0].id, invitations[0].id]);
            const ola = await personAt(made.client, "ola.old@example.com");
            assert.equal(ola.memberships.length, 2);
            const token = tokenOf(linkIn(mail));
            const opened = await new Client(server).post("/v1/invitations/open", { token });
            const scopes = opened.body.memberships.map(({ scope }) => `${scope.kind} ${scope.name}`);
            assert.deepEqual(scopes.toSorted(), ["project Airport", "project Harbour"]);
            story.secrets.push(token);
        });

        await story.step("T-04, T-05, T-07, U-06, U-07, U-09: a username follows the address and is said to be free or taken; faults in metadata have a line", async () => {
            const dialog = await details(page);
            await button(page, "Send invitations").and(page.locator("[disabled]")).waitFor();
            await field(page, "Name").fill("Maya Lind");
            await field(page, "E-mail address").pressSequentially("maya@corp.example");
            await verdict(page, "E-mail address").getByText("Not here yet").waitFor();
            const username = dialog.getByLabel(/^Username/);
            await page.waitForFunction(() => [...document.querySelectorAll("dialog input")].some((input) => input.value === "maya-2"));
            await username.fill("maya");
            await reads(page, "Somebody here already has this username.");
            await username.fill("maya.lind");
            await reads(page, "Available");
            await dialog.getByLabel(/^Metadata/).fill('{\n  "apiKey": abc\n}');
            await reads(page, "Line 2, column 13: JSON cannot go on like this.");
            await showBothWays(admin, "invite-details");
            await dialog.getByLabel(/^Metadata/).fill('{"apiKey":"abc123"}');
            await dialog.getByRole("checkbox", { name: "Design" }).check();
            await button(page, "Send invitation").click();
            await dialog.waitFor({ state: "hidden" });
            await phaseOf(page, "Maya Lind", "Invited");
            await saved(page);
            const { person, memberships } = await personAt(made.client, "maya@corp.example");
            assert.deepEqual([person.name, person.username, JSON.parse(person.metadata)], ["Maya Lind", "maya.lind", { apiKey: "abc123" }]);
            assert.deepEqual(memberships[0].groups, [made.groups.Design]);
            assert.ok(!server.log.includes("abc123"), "metadata is in the log");
        });

        await story.step("W-16, W-17: invited right away, later or by link", async () => {
            const dialog = await details(page);
            await field(page, "Name").fill("Lea Later");
            await field(page, "E-mail address").fill("lea@corp.example");
            await field(page, "Send").selectOption({ label: "Later" });
            await button(page, "Add person").click();
            await dialog.waitFor({ state: "hidden" });
            await phaseOf(page, "Lea Later", "Awaiting invitation");
            await details(page);
            await field(page, "Name").fill("Lin Link");
            await field(page, "E-mail address").fill("lin@corp.example");
            await button(page, "Copy link").click();
            await dialog.waitFor({ state: "hidden" });
            await phaseOf(page, "Lin Link", "Invited");
            await reads(page, "Link for Lin Link copied");
            assert.match(await admin.clipboard(), /\/i#/);
            story.secrets.push((await admin.clipboard()).split("#")[1]);
            await admin.paste("");
            assert.deepEqual(mailbox.mails.filter((mail) => /le?i?[an]@corp/.test(mail.recipients.join())), []);
        });

        await story.end();
    });
});
