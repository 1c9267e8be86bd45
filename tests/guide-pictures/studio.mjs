import { launch } from "../end-to-end/browser.mjs";
import { Client } from "../end-to-end/client.mjs";
import { linkIn, tokenOf } from "../end-to-end/mailbox.mjs";
import { patience_ms } from "../end-to-end/process.mjs";
import { headed } from "../end-to-end/screens.mjs";
import { password } from "../end-to-end/steps.mjs";
import { scale } from "./camera.mjs";

/** Wide enough for the sidebar, narrow enough to be read when it is shown in a text. */
export const window = { width: 1000, height: 720 };

/** A page at the server, in the dress of the pictures; signed in as the client is. */
export async function enter(browser, server, { client, size = window } = {}) {
    const context = await browser.newContext({
        baseURL: server.origin,
        viewport: size,
        deviceScaleFactor: scale,
        colorScheme: "light",
        reducedMotion: "reduce",
        locale: "en-GB",
        timezoneId: "UTC",
        permissions: ["clipboard-read", "clipboard-write"],
    });
    context.setDefaultTimeout(patience_ms);
    if (client) {
        const cookies = [...client.cookies].map(([name, value]) => ({ name, value, url: server.origin }));
        await context.addCookies(cookies);
    }
    return context.newPage();
}

export async function atPeople(browser, server, client) {
    const page = await enter(browser, server, { client });
    await page.goto("/people");
    await headed(page, "People");
    return page;
}

/** Somebody joins by the mail to their address; their client. */
export async function join(mailbox, server, name, address, count = 1) {
    const client = new Client(server);
    const token = tokenOf(linkIn(await mailbox.to(address, count)));
    const answer = await client.post("/v1/sign-ups", { token, name, password });
    if (answer.status !== 201) throw new Error(`${address}: ${answer.status} ${answer.text}`);
    return client;
}

/** A mail as its reader has it on the screen. */
export async function readMail(browser, mail, size = { width: 640, height: 860 }) {
    const context = await browser.newContext({ viewport: size, deviceScaleFactor: scale });
    const page = await context.newPage();
    await page.setContent(mail.html);
    return page;
}

export { launch };
