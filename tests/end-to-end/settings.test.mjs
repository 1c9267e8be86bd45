import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Administration, answered, dialog, goToSettings, launch, Mailbox, notice, sends, showEverywhere } from "./administration.mjs";
import { Client } from "./client.mjs";
import { button, field, holds, reads, row } from "./screens.mjs";

let mailbox, browser;
before(async () => {
    mailbox = await Mailbox.start();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await mailbox?.stop();
});

async function save(page) {
    await sends(page, () => button(page, "Save changes").click());
    await notice(page, "Changes saved");
    await button(page, "Save changes").and(page.locator("[disabled]")).waitFor();
    await page.getByRole("button", { name: "Dismiss" }).first().click();
}

test("an organization is named and its policies set, each judged before it is sent (I-15, D-15, D-38)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder } = here;
        await goToSettings(page, "Organization");
        await field(page, "Name").fill("");
        await field(page, "Handle optional").fill("N");
        await button(page, "Save changes").click();
        await reads(page, "This is needed.");
        await showEverywhere(founder, "settings-organization");
        await field(page, "Name").fill("Northwind Works");
        await field(page, "Handle optional").fill("northwind");
        await save(page);
        let now = await here.organization();
        assert.deepEqual([now.name, now.handle], ["Northwind Works", "northwind"]);

        await goToSettings(page, "Policies");
        await showEverywhere(founder, "settings-policies");
        await field(page, "A link is good for").fill("14");
        await page.getByRole("radio", { name: "By asking and being approved" }).check();
        await field(page, "Allowed domains").fill("corp.example, bad!domain");
        await page.getByText("bad!domain:").waitFor();
        await founder.show("settings-policies-wrong");
        await field(page, "Allowed domains").fill("corp.example");
        await field(page, "Seats optional").fill("40");
        await page.getByRole("checkbox", { name: "Remind people who have not answered" }).check();
        await save(page);
        const { policies } = await here.organization();
        const day = 86_400_000;
        assert.equal(policies.invite_ttl_ms, 14 * day);
        assert.equal(policies.onboarding, "verified");
        assert.deepEqual(policies.allowed_domains, ["corp.example"]);
        assert.equal(policies.seats, 40);
        assert.equal(policies.reminder_ms, 3 * day);
        await field(page, "A link is good for").fill("31");
        await button(page, "Save changes").click();
        await reads(page, "This is out of range.");
        await button(page, "Discard").click();
        await holds(page, "A link is good for", "14");

        await goToSettings(page, "Sign-in");
        await showEverywhere(founder, "settings-sign-in");
        await page.getByRole("checkbox", { name: "Ask for two-step sign-in" }).check();
        await page.getByRole("checkbox", { name: "Another provider" }).uncheck();
        await save(page);
        now = await here.organization();
        assert.equal(now.policies.require_second_factor, true);
        assert.deepEqual(now.policies.sign_in_methods, ["password", "organization_provider"]);
        assert.equal(now.policies.seats, 40);

        await goToSettings(page, "Notifications");
        await field(page, "Notification address optional").fill("office@corp.example");
        await showEverywhere(founder, "settings-notifications");
        await save(page);
        assert.equal((await here.organization()).policies.notification_address, "office@corp.example");

        await goToSettings(page, "Mail");
        await reads(page, "Mail is sent");
        await showEverywhere(founder, "settings-mail");
    });
});

test("an integration gets a token that is shown once, is rotated, and invites by itself only with the right to (W-18, W-19)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder, server } = here;
        await goToSettings(page, "Integrations");
        await reads(page, "No integrations yet");
        await button(page, "New integration").click();
        await field(dialog(page), "Name").fill("Personnel system");
        const automatic = page.getByRole("checkbox", { name: "Automatically invite people as soon as they are added" });
        await dialog(page).getByRole("checkbox", { name: "See who is in the organization" }).check();
        assert.ok(await dialog(page).locator(automatic).isDisabled());
        await showEverywhere(founder, "integration-new");
        await button(page, "Create and show the token").click();
        const shown = field(dialog(page), "Token");
        await page.waitForFunction((element) => element.value !== "", await shown.elementHandle());
        const token = await shown.inputValue();
        await button(page, "Copy").click();
        await notice(page, "Token copied");
        assert.equal(await founder.clipboard(), token);
        await founder.show("integration-token");
        await button(page, "I have kept it").click();
        await answered(page);
        assert.equal(await page.getByText(token).count(), 0);

        const program = new Client(server);
        const path = `/v1/organizations/${here.client.organization}/people`;
        const asked = async (with_token) => (await program.get(path, { authorization: `Bearer ${with_token}` })).status;
        assert.equal(await asked(token), 200);
        assert.ok(await automatic.isDisabled(), "it cannot send invitations");

        await button(page, "Edit Personnel system").click();
        await button(page, "Choose all for managing accounts").click();
        await button(page, "Save changes").click();
        await answered(page);
        await sends(page, () => automatic.and(page.locator(":enabled")).check());
        await notice(page, "People are invited as soon as they are added");
        await page.waitForFunction(() => document.querySelector("main input.check")?.checked);
        assert.equal((await here.organization()).integrations[0].auto_invite, true);
        await showEverywhere(founder, "integrations");

        await button(page, "New token for Personnel system").click();
        await button(page, "Make a new token").click();
        await page.getByRole("heading", { name: "Token of Personnel system" }).waitFor();
        await page.waitForFunction((element) => element.value !== "", await shown.elementHandle());
        const second = await shown.inputValue();
        assert.notEqual(second, token);
        await button(page, "I have kept it").click();
        assert.equal(await asked(token), 401);
        assert.equal(await asked(second), 200);

        await button(page, "Remove Personnel system").click();
        await sends(page, () => button(page, "Remove integration").click());
        await answered(page);
        await reads(page, "No integrations yet");
        assert.equal(await asked(second), 401);
    });
});

test("mail texts, identity fields and applications are the organization's own (W-23, U-12, U-13)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder } = here;
        await goToSettings(page, "Mail texts");
        await showEverywhere(founder, "settings-templates");
        await page.getByRole("link", { name: "Invitation Asks somebody in" }).click();
        await field(page, "Subject").fill("Welcome to {{organization}}");
        await field(page, "Text").fill("Hello ");
        await button(page, "recipient").click();
        await holds(page, "Text", "Hello {{recipient}}");
        await showEverywhere(founder, "template-editor");
        await save(page);
        const [template] = (await here.organization()).templates;
        assert.deepEqual([template.kind, template.locale, template.text], ["invitation", "en", "Hello {{recipient}}"]);
        await button(page, "Use Usher’s text").click();
        await sends(page, () => dialog(page).getByRole("button", { name: "Use Usher’s text" }).click());
        await notice(page, "The organization’s own text was removed");
        assert.deepEqual((await here.organization()).templates ?? [], []);

        await goToSettings(page, "Identity fields");
        await reads(page, "No identity fields yet");
        await button(page, "Add a field").click();
        await field(page, "Field").fill("Date of birth");
        await page.getByRole("checkbox", { name: "Needed" }).check();
        await button(page, "Add a field").click();
        await field(page, "Field").nth(1).fill("Date of birth");
        await button(page, "Save changes").click();
        await reads(page, "There is already one of this name.");
        await field(page, "Field").nth(1).fill("Personnel number");
        await page.getByRole("button", { name: "Move Personnel number up" }).click();
        await showEverywhere(founder, "settings-identity");
        await save(page);
        const { identity_fields } = await here.organization();
        assert.deepEqual(
            identity_fields.map(({ key, required }) => [key, required]),
            [["personnel_number", false], ["date_of_birth", true]],
        );

        await goToSettings(page, "Applications");
        await button(page, "New application").click();
        await field(dialog(page), "Name").fill("Drawing archive");
        await dialog(page).getByRole("checkbox", { name: "Members with a validated identity" }).check();
        await sends(page, () => button(page, "Save changes").click());
        await answered(page);
        await row(page, "Drawing archive").getByText("Members with a validated identity").waitFor();
        await showEverywhere(founder, "settings-applications");
        assert.equal((await here.organization()).applications[0].identity_required, true);
        await button(page, "Remove Drawing archive").click();
        await button(page, "Remove application").click();
        await answered(page);
        await reads(page, "No applications yet");
    });
});

test("what was changed is taken back while it is fresh", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page } = here;
        const undo = async () => {
            await page.getByRole("log").getByRole("button", { name: "Undo" }).click();
            await notice(page, "Undone");
        };
        await goToSettings(page, "Organization");
        await field(page, "Name").fill("Southwind");
        await sends(page, () => button(page, "Save changes").click());
        assert.equal((await here.organization()).name, "Southwind");
        await undo();
        assert.equal((await here.organization()).name, "Northwind");
        await page.waitForFunction(() => document.querySelector(".sidebar strong")?.textContent === "Northwind");

        await goToSettings(page, "Policies");
        await field(page, "A link is good for").fill("14");
        await sends(page, () => button(page, "Save changes").click());
        await undo();
        await page.waitForFunction(() => document.querySelector("input[inputmode=numeric], input[type=number]")?.value === "7");
        assert.equal((await here.organization()).policies.invite_ttl_ms, 7 * 86_400_000);
    });
});
