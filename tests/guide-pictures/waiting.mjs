import { linkIn } from "../end-to-end/mailbox.mjs";
import { button, headed, reads, row, saved } from "../end-to-end/screens.mjs";
import { personAt } from "../end-to-end/steps.mjs";
import { company } from "./cast.mjs";
import { enter, window } from "./studio.mjs";

const card = { width: 700, height: 900 };
const dialog = (page) => page.getByRole("dialog");
const tick = (page, who) => page.getByRole("checkbox", { name: `Select ${who}` }).click();

async function go(page, name) {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: new RegExp(`^${name}( ?, .*)?$`) }).click();
    await headed(page, name);
}

/** The list of people: filtered, selected, acted on. */
export async function people({ camera, page }) {
    await go(page, "People");
    await reads(page, "people in the directory");
    await camera.take(page, "people");
    await button(page, "Filter").click();
    const panel = page.getByRole("dialog", { name: "Filter" });
    await panel.getByLabel("Project", { exact: true }).selectOption({ label: "Harbour" });
    await page.getByRole("button", { name: "No longer filter by Harbour" }).waitFor();
    await camera.take(page, "people-filter");
    await panel.getByRole("button", { name: "Done" }).click();
    await button(page, "No longer filter by Harbour").click();
    await page.getByRole("button", { name: /^Awaiting invitation/ }).click();
    await row(page, "Jo Alvarez").waitFor();
    await camera.take(page, "people-awaiting", { height: 480 });
    await button(page, "Invite Jo Alvarez").click();
    await dialog(page).getByLabel(/^Message/).fill("We start on Monday.");
    await dialog(page).getByText("Preview the mail").click();
    await dialog(page).getByText("Ada Lindqvist wrote:").waitFor();
    await camera.take(page, "people-send", { of: dialog(page), margin: 20 });
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Everyone/ }).click();
    for (const name of ["Sam Okafor", "Ida Berg", "Wei Chen"]) await tick(page, name);
    await page.getByRole("toolbar", { name: "3 selected" }).waitFor();
    await camera.take(page, "people-selected");
    await button(page, "Clear the selection").click();
}

/** Those who have not answered, and taking an invitation back. */
export async function invited({ browser, camera, mailbox, server, page }) {
    await go(page, "Invited users");
    await row(page, company("Sam Okafor")).waitFor();
    await camera.take(page, "invited");
    for (const name of ["Sam Okafor", "Wei Chen"]) await tick(page, name);
    await page.getByRole("toolbar", { name: "2 selected" }).waitFor();
    await camera.take(page, "invited-selected");
    await button(page, "Clear the selection").click();
    await row(page, "Wei Chen").hover();
    await button(page, "More for Wei Chen").click();
    await page.getByRole("menuitem", { name: "Remove invitation", exact: true }).click();
    await dialog(page).getByRole("heading", { name: "Remove the invitation of Wei Chen?" }).waitFor();
    await camera.take(page, "invited-remove", { of: dialog(page), margin: 24 });
    await button(page, "Remove invitation").click();
    await saved(page);
    const reader = await enter(browser, server, { size: card });
    await reader.goto(linkIn(await mailbox.to(company("Wei Chen"))));
    await headed(reader, "This invitation is no longer valid");
    await camera.take(reader, "link-removed", { of: reader.locator(".card"), margin: 20 });
    await reader.context().close();
}

/** The page of a person, with all that can be done there. */
export async function person({ camera, made, page }) {
    const open = async (name) => {
        const { person } = await personAt(made.client, company(name));
        await page.goto(`/people/${person.id}`);
        await headed(page, name);
    };
    await page.setViewportSize({ width: 1000, height: 900 });
    await open("Noor Aziz");
    await reads(page, "Open invitations");
    await camera.take(page, "person");
    await open("Kit Moreau");
    await button(page, "Why can’t they get in?").first().click();
    await reads(page, "They have not been invited.");
    await camera.take(page, "person-explained", { height: 620 });
    await open("Noor Aziz");
    await button(page, "Edit").first().click();
    await dialog(page).getByLabel(/^E-mail address/).fill("noor@partner.example");
    await reads(page, "There is an open invitation: it goes out again to the new address, and the old link dies.");
    await camera.take(page, "person-edit", { of: dialog(page), margin: 20 });
    await page.keyboard.press("Escape");
    await open("Leila Hassan");
    await button(page, "Invite to more").click();
    await dialog(page).getByRole("checkbox", { name: "Airport" }).check();
    await camera.take(page, "invite-more", { of: dialog(page), margin: 20 });
    await page.keyboard.press("Escape");
    await fromMenu(page, "More for Leila Hassan", "Merge with another…");
    await dialog(page).getByRole("searchbox").fill("ola");
    await dialog(page).getByRole("button", { name: /Ola Nordby/ }).click();
    await dialog(page).getByText("Ola Nordby is gone afterwards; Leila Hassan stays.").waitFor();
    await camera.take(page, "person-merge", { of: dialog(page), margin: 20 });
    await page.keyboard.press("Escape");
    await open("Ola Nordby");
    await fromMenu(page, "More for Ola Nordby", "Erase…");
    await dialog(page).getByLabel("Type Ola Nordby to confirm").fill("Ola Nordby");
    await camera.take(page, "person-erase", { of: dialog(page), margin: 20 });
    await page.keyboard.press("Escape");
    await page.setViewportSize(window);
}

async function fromMenu(page, opener, item) {
    await button(page, opener).click();
    await page.getByRole("menuitem", { name: item }).click();
}

export { go };
