import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { founder } from "./client.mjs";
import { Mailbox } from "./mailbox.mjs";
import { addressOf, northwind, showBothWays } from "./northwind.mjs";
import { button, headed, reads, saved, signInThroughPage } from "./screens.mjs";
import { withServer } from "./server.mjs";
import { personAt } from "./steps.mjs";
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

const open = async (page, name) => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(name);
    await page.getByRole("option", { name: new RegExp(name) }).click();
    await headed(page, name);
};
const fromMenu = async (page, of, item) => {
    await button(page, of).click();
    await page.getByRole("menuitem", { name: item }).click();
};

test("a person's page shows and does everything about them", async (t) => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const people = [
            { name: "Nora Berg", in: [null, "Harbour"], groups: ["Design"], metadata: '{"apiKey":"abc123"}', username: "nora", message: "Welcome!" },
            { name: "Nura Bergh", address: "nura.other@example.com", in: ["Airport"] },
            { name: "Uma Unsent", when: "later" },
        ];
        const made = await northwind(server, { projects: ["Harbour", "Airport", "Tunnel"], groups: ["Design"], people });
        const story = new Story(t, browser, server);
        story.secrets.push(founder.password);
        const admin = await story.settle();
        const { page } = admin;
        await page.goto("/people");
        await signInThroughPage(page, founder);
        await headed(page, "People");

        await story.step("memberships, invitations, delivery, details and history are there; metadata stays hidden", async () => {
            await open(page, "Nora Berg");
            const main = page.locator("main");
            await main.getByText("Northwind, Harbour", { exact: true }).waitFor();
            for (const words of ["By mail", "Welcome!", "Accepted by the mail server", "@nora", "Invited"]) await reads(main, words);
            assert.ok(!(await main.innerText()).includes("abc123"));
            await button(page, "Show").click();
            await reads(main, '"abc123"');
            await button(page, "Hide").click();
            await page.reload();
            await headed(page, "Nora Berg");
            await reads(page, "Accepted by the mail server");
            await showBothWays(admin, "person");
        });

        await story.step("why somebody cannot get in is explained, with what would help", async () => {
            await button(page, "Why can’t they get in?").first().click();
            await reads(page, "The way is open: it is up to them to accept.");
            await open(page, "Uma Unsent");
            await button(page, "Why can’t they get in?").click();
            await reads(page, "They cannot get in now.");
            await reads(page, "They have not been invited.");
            await showBothWays(admin, "person-explained");
            await button(page, "Invite").click();
            await page.getByRole("dialog").getByRole("button", { name: "Send invitation" }).click();
            await reads(page, "The way is open: it is up to them to accept.");
            await mailbox.to(addressOf("Uma Unsent"));
        });

        await story.step("U-11, U-09: who has not accepted is edited; a taken address or username is said while typing", async () => {
            await open(page, "Uma Unsent");
            await button(page, "Edit").first().click();
            const dialog = page.getByRole("dialog", { name: "Edit person" });
            await dialog.getByLabel(/^Username/).fill("nora");
            await reads(page, "Somebody here already has this username.");
            await dialog.getByLabel(/^Username/).fill("uma");
            await reads(page, "Available");
            await dialog.getByLabel(/^E-mail address/).fill(addressOf("Nora Berg"));
            await reads(page, "Somebody here already has this address.");
            await dialog.getByLabel(/^E-mail address/).fill("uma.moved@example.com");
            await reads(page, "There is an open invitation: it goes out again to the new address, and the old link dies.");
            await dialog.getByLabel(/^External ID/).fill("HR-77");
            await showBothWays(admin, "person-edit");
            await dialog.getByRole("button", { name: "Save" }).click();
            await dialog.waitFor({ state: "hidden" });
            await saved(page);
            await mailbox.to("uma.moved@example.com");
            const { person } = await personAt(made.client, "uma.moved@example.com");
            assert.deepEqual([person.username, person.external_ids[0].id], ["uma", "HR-77"]);
        });

        await story.step("T-07, U-11: metadata is edited with line and column, role and groups change before acceptance", async () => {
            await open(page, "Nora Berg");
            await page.getByRole("region", { name: "Metadata" }).getByRole("button", { name: "Edit" }).click();
            const dialog = page.getByRole("dialog", { name: "Metadata" });
            await dialog.getByLabel(/^Metadata/).fill('{"a":1,\n"a":2}');
            await reads(page, "Line 2, column 1: This key stands there twice.");
            await admin.show("person-metadata");
            await dialog.getByLabel(/^Metadata/).fill('{"team":"blue"}');
            await dialog.getByRole("button", { name: "Save" }).click();
            await dialog.waitFor({ state: "hidden" });
            await fromMenu(page, "More in Harbour", "Change role…");
            const roles = page.getByRole("dialog", { name: "Change the role of Nora Berg" });
            await roles.getByRole("radio", { name: /Inviter/ }).check();
            await showBothWays(admin, "person-role");
            await roles.getByRole("button", { name: "Change role" }).click();
            await reads(page, "Role changed");
            await saved(page);
            const { person, memberships } = await personAt(made.client, addressOf("Nora Berg"));
            assert.equal(person.metadata, '{"team":"blue"}');
            assert.ok(!server.log.includes("abc123"), "metadata is in the log");
            const roleOf = (scope) => memberships.find((membership) => membership.scope === scope).role;
            assert.notEqual(roleOf(made.projects.Harbour), made.member);
            assert.equal(roleOf(null), made.member);
        });

        await story.step("somebody here is invited to more", async () => {
            await button(page, "Invite to more").click();
            const dialog = page.getByRole("dialog", { name: "Invite Nora Berg to more" });
            await dialog.getByRole("checkbox", { name: "Tunnel" }).check();
            await admin.show("person-add");
            await dialog.getByRole("button", { name: "Send invitation" }).click();
            await page.getByRole("heading", { name: "Tunnel", exact: true }).waitFor();
            await saved(page);
        });

        await story.step("two entries that are one human become one, after it was said what will happen", async () => {
            await fromMenu(page, "More for Nora Berg", "Merge with another…");
            const dialog = page.getByRole("dialog", { name: "Merge Nora Berg with another" });
            await dialog.getByRole("searchbox").fill("bergh");
            await dialog.getByRole("button", { name: /Nura Bergh/ }).click();
            await dialog.getByText("Nura Bergh is gone afterwards; Nora Berg stays.").waitFor();
            await dialog.getByText("Goes over: Airport.").waitFor();
            await showBothWays(admin, "person-merge");
            await dialog.getByRole("button", { name: "Merge" }).click();
            await dialog.waitFor({ state: "hidden" });
            await page.getByRole("heading", { name: "Airport", exact: true }).waitFor();
            await saved(page);
            assert.equal(await personAt(made.client, "nura.other@example.com"), undefined);
        });

        await story.step("erasing asks for the name, and leaves nobody behind", async () => {
            await fromMenu(page, "More for Nora Berg", "Erase…");
            const dialog = page.getByRole("dialog", { name: "Erase Nora Berg?" });
            const erase = dialog.getByRole("button", { name: "Erase for good" });
            assert.ok(await erase.isDisabled());
            await dialog.getByLabel("Type Nora Berg to confirm").fill("Nora");
            assert.ok(await erase.isDisabled());
            await showBothWays(admin, "person-erase");
            await dialog.getByLabel("Type Nora Berg to confirm").fill("Nora Berg");
            await erase.click();
            await headed(page, "People");
            await reads(page, "2 people in the directory");
            await saved(page);
            assert.equal(await personAt(made.client, addressOf("Nora Berg")), undefined);
            await page.goBack();
            await headed(page, "This person is not here");
            await admin.show("person-gone");
        });

        await story.end();
    });
});
