import assert from "node:assert/strict";
import { Visitor } from "./browser.mjs";
import { Client, founder } from "./client.mjs";
import { button, headed, openInvite, phaseOf, signInThroughPage } from "./screens.mjs";
import { invite, password, roleNamed } from "./steps.mjs";

/** What Chromium says on the console when there is no network or no server. */
const no_network = /Failed to load resource: net::ERR_|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|status of 50[234]/;

/** Signed in and in People, with everything there. */
export async function inPeople(browser, server, who = founder, options = {}) {
    const visitor = await Visitor.arrive(browser, server, options);
    visitor.expects = no_network;
    await visitor.page.goto("/people");
    await signInThroughPage(visitor.page, who);
    await headed(visitor.page, "People");
    await phaseOf(visitor.page, founder.address, "Active");
    return visitor;
}

export const worksOffline = (page) =>
    page.evaluate(async () => {
        const { active } = await navigator.serviceWorker.ready;
        if (active.state !== "activated") await new Promise((resolve) => active.addEventListener("statechange", resolve));
    });

/** Types into the dialog and sends, without waiting for the server. */
export async function inviteUnconfirmed(page, address) {
    await openInvite(page);
    await page.getByLabel("E-mail addresses").fill(address);
    await page.keyboard.press("Enter");
    await button(page, "Send invitation").click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
}

/** The words above the page that say what is the matter. */
export const banner = (page, text) => page.locator(".banner").getByText(text).waitFor();

let joiners = 0;

/** The client of somebody who was invited by mail with the role, and joined. All servers share one mailbox. */
export async function joined(mailbox, server, admin, name, role) {
    const address = `${name.toLowerCase()}-${++joiners}@northwind.example`;
    const { token } = await invite(mailbox, admin, address, { name, role: (await roleNamed(admin, role)).id });
    const client = new Client(server);
    const answer = await client.post("/v1/sign-ups", { token, name, password });
    assert.equal(answer.status, 201, answer.text);
    return { client, token, name, address, password };
}
