import { founder } from "./client.mjs";

/** What a person does on each screen, in the words that stand there. Every step waits for what it needs. */

/** A section may be named like a field in it; only the field is filled. */
export const field = (page, label) => page.getByLabel(label, { exact: true }).and(page.locator("input, textarea, select"));

/** What is said about the field, under it. */
export const verdict = (page, label) =>
    page.locator("p.verdict").and(page.locator(`css=:is(label:text-is("${label}") ~ *, div:has(> label:text-is("${label}")) > p)`));

export const button = (page, name) => page.getByRole("button", { name, exact: true });

/** The text, once it stands somewhere on the page where it can be seen. */
export async function reads(page, text) {
    await page.getByText(text).filter({ visible: true }).first().waitFor();
}

/** The field, once it holds the text: what a page fills in by itself may follow a moment after what was typed. */
export async function holds(page, label, text) {
    const input = await field(page, label).elementHandle();
    await page.waitForFunction(([input, text]) => input.value === text, [input, text]);
}

export async function headed(page, heading) {
    await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
}

export async function setUpThroughPage(page, server) {
    await page.goto(await server.setUpLink());
    await headed(page, "Set up Usher");
    await field(page, "Name").fill(founder.name);
    await field(page, "E-mail address").fill(founder.address);
    await field(page, "Password").fill(founder.password);
    await field(page, "Name of the organization").fill(founder.organization_name);
}

export async function signInThroughPage(page, { address, password }) {
    await headed(page, "Sign in");
    await field(page, "E-mail address").fill(address);
    await field(page, "Password").fill(password);
    await button(page, "Sign in").click();
}

/** The row of one person in the table of People. */
export const row = (page, text) => page.getByRole("row").filter({ hasText: text });

export async function phaseOf(page, text, phase) {
    await row(page, text).locator(".pill").getByText(phase, { exact: true }).waitFor();
}

export async function saved(page) {
    await reads(page, "All changes saved");
}

export async function openInvite(page) {
    await page.getByRole("button", { name: "Invite people" }).first().click();
    await page.getByRole("dialog").getByRole("heading", { name: "Invite people to Northwind" }).waitFor();
}

/** Invites through the dialog, and waits until the server has confirmed it. */
export async function inviteThroughPage(page, text, count = 1) {
    await openInvite(page);
    await page.getByLabel("E-mail addresses").fill(text);
    await page.keyboard.press("Enter");
    await button(page, count === 1 ? "Send invitation" : `Send ${count} invitations`).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await saved(page);
}

/** Chooses from the menu of one person's row. */
export async function choose(page, who, what) {
    await row(page, who).hover();
    await button(page, `More for ${who}`).click();
    await page.getByRole("menuitem", { name: what, exact: true }).click();
}

export async function createAccount(page, password, name) {
    await button(page, "Create account").click();
    await headed(page, "Create your account");
    if (name !== undefined) await field(page, "Name").fill(name);
    await field(page, "Password").fill(password);
    await button(page, "Create account and join").click();
}
