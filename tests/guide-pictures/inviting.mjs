import { addressCodeIn, typedCodeIn } from "../end-to-end/mailbox.mjs";
import { button, createAccount, field, headed, openInvite, reads, row, saved, verdict } from "../end-to-end/screens.mjs";
import { enter, readMail } from "./studio.mjs";

const card = { width: 700, height: 900 };
const dialog = (page) => page.getByRole("dialog");

async function shut(page) {
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
}

async function sent(page) {
    await dialog(page).waitFor({ state: "hidden" });
    await saved(page);
}

async function typed(page, text) {
    await page.getByLabel("E-mail addresses").fill(text);
    await page.keyboard.press("Enter");
}

/** The dialog that invites, in its forms, and the mail that comes of it. */
export async function invitations({ browser, camera, mailbox, page }) {
    await openInvite(page);
    await typed(page, "John Wayne <jw@cowboy.example>, amal@partner.example, maya.lind@northwind.example, bo@gmial.com, nobody");
    await button(page, "Edit nobody, An e-mail address has an @ in it.").waitFor();
    await button(page, "Send 3 invitations").waitFor();
    await camera.take(page, "invite-several", { of: dialog(page), margin: 20 });
    for (const chip of ["nobody", "bo@gmial.com", "maya.lind@northwind.example"]) await button(page, `Remove ${chip}`).click();
    await dialog(page).locator("textarea").fill("We start on Monday at eight, at the gate.\nPlease bring your safety card.");
    await dialog(page).getByText("Preview the mail").click();
    await dialog(page).getByText("Ada Lindqvist wrote:").waitFor();
    await dialog(page).locator("details").evaluate((element) => element.scrollIntoView({ block: "start" }));
    await camera.take(page, "invite-preview", { of: dialog(page), margin: 20 });
    await button(page, "Send 2 invitations").click();
    await sent(page);
    const mail = await mailbox.to("jw@cowboy.example");
    const reader = await readMail(browser, mail);
    await camera.take(reader, "mail", { of: reader.locator("table").first(), margin: 0 });
    await reader.context().close();

    await openInvite(page);
    await page.getByRole("tab", { name: "One, with details" }).click();
    await field(page, "Name").fill("Nia Okoro");
    await field(page, "E-mail address").pressSequentially("nia.okoro@partner.example");
    await verdict(page, "E-mail address").getByText("Not here yet").waitFor();
    await reads(page, "Available");
    await dialog(page).getByLabel(/^Metadata/).fill('{ "costCenter": "C-104" }');
    await camera.take(page, "invite-one", { of: dialog(page), margin: 20 });
    await shut(page);
}

/** One invitation for two projects. */
export async function projects({ camera, page }) {
    await page.getByRole("link", { name: "Projects", exact: true }).click();
    await headed(page, "Projects");
    await row(page, "Harbour").waitFor();
    await camera.take(page, "projects", { height: 400 });
    await page.getByRole("link", { name: "People", exact: true }).click();
    await headed(page, "People");
    await openInvite(page);
    await dialog(page).getByRole("checkbox", { name: "Northwind" }).uncheck();
    for (const name of ["Harbour", "Airport"]) await dialog(page).getByRole("checkbox", { name }).check();
    await typed(page, "Leila Hassan <leila.hassan@northwind.example>, Emil Costa <emil@partner.example>");
    await button(page, "Send 2 invitations").waitFor();
    await camera.take(page, "invite-projects", { of: dialog(page), margin: 20 });
    await shut(page);
}

/** Handing a link over: from the dialog, from a row, and what its holder is asked. */
export async function links({ browser, camera, mailbox, server, page }) {
    await openInvite(page);
    await typed(page, "Lin Ferro <lin@partner.example>");
    await reads(page, "One person ready");
    const actions = dialog(page).locator(".actions");
    await actions.hover();
    await camera.take(page, "invite-by-link", { of: actions, margin: 0 });
    await button(page, "Copy link").click();
    await dialog(page).waitFor({ state: "hidden" });
    await reads(page, "Link for Lin Ferro copied");
    await camera.take(page, "people-copied", { notices: true });
    await saved(page);
    await row(page, "Lin Ferro").hover();
    await button(page, "More for Lin Ferro").click();
    await page.getByRole("menuitem", { name: "Copy invite", exact: true }).hover();
    await camera.take(page, "people-menu");
    await page.getByRole("menuitem", { name: "Copy invite", exact: true }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());

    const holder = await enter(browser, server, { size: card });
    await holder.goto(link);
    await headed(holder, "Join Northwind");
    await camera.take(holder, "landing-copied", { of: holder.locator(".card"), margin: 20 });
    await createAccount(holder, "hand in hand we go along");
    await headed(holder, "Look into your mail");
    await field(holder, "Code").fill(addressCodeIn(await mailbox.to("lin@partner.example")));
    await camera.take(holder, "confirm-code", { of: holder.locator(".card"), margin: 20 });
    await holder.context().close();
}

/** The code of the mail, typed wrongly and rightly. */
export async function codes({ browser, camera, mailbox, server }) {
    const code = typedCodeIn(await mailbox.to("amal@partner.example"));
    const page = await enter(browser, server, { size: card });
    await page.goto("/code");
    await headed(page, "Enter your invitation code");
    await field(page, "E-mail address").fill("amal@partner.example");
    await field(page, "Invitation code").fill(code.replace(/^./, (symbol) => (symbol === "7" ? "8" : "7")));
    await button(page, "Open the invitation").click();
    await verdict(page, "Invitation code").getByText("mistyped").waitFor();
    await camera.take(page, "code-mistyped", { of: page.locator(".card"), margin: 20 });
    await field(page, "Invitation code").fill(code);
    await verdict(page, "Invitation code").getByText("Typed correctly").waitFor();
    await camera.take(page, "code", { of: page.locator(".card"), margin: 20 });
    await page.context().close();
}
