import { randomUUID } from "node:crypto";
import { button, field, headed, reads, row, verdict } from "../end-to-end/screens.mjs";
import { roleNamed } from "../end-to-end/steps.mjs";
import { go, goToSettings, sends } from "../end-to-end/administration.mjs";
import { window } from "./studio.mjs";

const dialog = (page) => page.getByRole("dialog");

async function shut(page) {
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
}

/** Roles and groups. */
export async function grants({ camera, made, page }) {
    const { permissions } = await roleNamed(made.client, "Inviter");
    await made.client.command({ type: "create_role", id: randomUUID(), name: "Site manager", permissions: [...permissions, "memberships.edit", "people.archive"] });
    await go(page, "Roles");
    await reads(page, "Site manager");
    await camera.take(page, "roles");
    await button(page, "Edit Site manager").click();
    await dialog(page).waitFor();
    await camera.take(page, "role-edit", { of: dialog(page), margin: 20 });
    await shut(page);
    await go(page, "Groups");
    await row(page, "Site office").waitFor();
    await camera.take(page, "groups", { height: 400 });
}

/** The organization's own rules and words. */
export async function settings({ camera, page }) {
    await goToSettings(page, "Policies");
    await camera.take(page, "settings-policies");
    await goToSettings(page, "Sign-in");
    await page.getByRole("checkbox", { name: "Ask for two-step sign-in" }).check();
    await camera.take(page, "settings-sign-in");
    await button(page, "Discard").click();
    await goToSettings(page, "Mail");
    await field(page, "To").fill("ada@northwind.example");
    await button(page, "Send").click();
    await reads(page, "The mail server accepted it.");
    await camera.take(page, "mail-trial");

    await goToSettings(page, "Mail texts");
    await page.getByRole("link", { name: "Invitation Asks somebody in" }).click();
    await field(page, "Subject").fill("{{inviter}} would like you at {{organization}}");
    await field(page, "Text").fill(
        "Good day{{#recipient}} {{recipient}}{{/recipient}},\n\nwe build harbours and airports, and we would be glad to have you with us.\n\n{{message}}\n\n{{link}}\n\nSee you soon!",
    );
    await page.setViewportSize({ width: 1240, height: 860 });
    await page.getByRole("region", { name: "Preview" }).getByText("See you soon!").waitFor();
    await camera.take(page, "mail-text", { of: page.getByRole("main"), margin: 0 });
    await page.setViewportSize(window);
    await button(page, "Discard").click();
}

/** A program with its token. */
export async function integrations({ camera, page }) {
    await goToSettings(page, "Integrations");
    await button(page, "New integration").click();
    await field(dialog(page), "Name").fill("Personnel system");
    await button(page, "Choose all for managing accounts").click();
    await page.setViewportSize({ width: 1000, height: 820 });
    await camera.take(page, "integration-new", { of: dialog(page), margin: 20 });
    await page.setViewportSize(window);
    await button(page, "Create and show the token").click();
    const shown = field(dialog(page), "Token");
    await page.waitForFunction((element) => element.value !== "", await shown.elementHandle());
    await camera.take(page, "integration-token", { of: dialog(page), margin: 20 });
    await button(page, "I have kept it").click();
    await dialog(page).waitFor({ state: "hidden" });
    await sends(page, () => page.getByRole("checkbox", { name: "Automatically invite people as soon as they are added" }).check());
    await camera.take(page, "integrations", { height: 440 });
}

/** Goes to a page by the sidebar from a form that is not sent. */
async function leave(page, name) {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name }).click();
    await button(dialog(page), "Leave").click();
    await headed(page, name);
}

/** The four cards and the forms behind them. */
export async function registration({ camera, made, page }) {
    await go(page, "User registration");
    await goToSettings(page, "Identity fields");
    const add = async (number, label, { needed, confidential }) => {
        await button(page, "Add a field").click();
        await field(page, "Field").nth(number).fill(label);
        await page.getByRole("checkbox", { name: "Needed" }).nth(number).setChecked(needed);
        await page.getByRole("checkbox", { name: "Confidential" }).nth(number).setChecked(confidential);
    };
    await add(0, "Date of birth", { needed: true, confidential: true });
    await add(1, "Personnel number", { needed: false, confidential: false });
    await camera.take(page, "settings-identity");
    await sends(page, () => button(page, "Save changes").click());
    await button(page, "Save changes").and(page.locator("[disabled]")).waitFor();

    await go(page, "User registration");
    await reads(page, "Suggested");
    await camera.take(page, "registration");
    await page.getByRole("link", { name: "Create a new internal user" }).click();
    await headed(page, "Create a new internal user");
    await field(page, "E-mail address").pressSequentially("ines.marin@northwind.example");
    await verdict(page, "Username").getByText("Free").waitFor();
    await field(page, "Name optional").fill("Inês Marin");
    await camera.take(page, "registration-new");
    await leave(page, "User registration");
    await page.getByRole("listitem").filter({ hasText: "Suggested" }).getByRole("link").click();
    await headed(page, "Complete registration");
    await field(page, "E-mail address").pressSequentially("luc.petit@northwind.example");
    await field(page, "Name optional").fill("Luc Petit");
    await field(page, "Date of birth").fill("1990-02-03");
    await field(page, "Personnel number optional").fill("4711");
    await verdict(page, "Username").getByText("Free").waitFor();
    await camera.take(page, "registration-complete");

    const own = `/v1/organizations/${made.client.organization}/identity`;
    await made.joined["Maya Lind"].ask("PUT", own, { values: { date_of_birth: "1991-09-09", personnel_number: "4712" } });
    await leave(page, "User registration");
    await page.getByRole("link", { name: "Register personal information" }).click();
    const maya = page.getByRole("main").getByRole("button", { name: "Maya Lind" });
    await maya.getByText("To be validated").waitFor();
    await camera.take(page, "registration-find");
    await maya.click();
    await reads(page, "1991-09-09");
    await camera.take(page, "registration-validate");
    await button(page, "Back").first().click();
    await field(page, "Who is it?").fill("raj");
    await page.getByRole("main").getByRole("button", { name: "Raj Kim" }).click();
    await field(page, "Date of birth").fill("1985-05-06");
    await camera.take(page, "registration-fill");
}
