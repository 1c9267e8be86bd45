import { launch, Visitor } from "./browser.mjs";
import { Client, setUp } from "./client.mjs";
import { linkIn, Mailbox, tokenOf } from "./mailbox.mjs";
import { button, headed } from "./screens.mjs";
import { withServer } from "./server.mjs";
import { invite, password, roleNamed } from "./steps.mjs";

const narrow = { width: 360, height: 780 };

/** An organization and its founder at the desk, for the tests of the screens that administer it. */
export class Administration {
    /** Runs `story` with a server that mails into `mailbox`. */
    static async run({ browser, mailbox, words }, story) {
        await withServer({ smtp: mailbox?.port, ...(words ? { words } : {}) }, async (server) => {
            const here = new Administration();
            here.server = server;
            here.browser = browser;
            here.mailbox = mailbox;
            here.client = await setUp(server);
            here.founder = await here.enter(here.client);
            here.page = here.founder.page;
            await story(here);
            await here.founder.leave();
        });
    }

    /** Opens a browser for whom the client is signed in as, at People. */
    async enter(client) {
        const visitor = await Visitor.arrive(this.browser, this.server);
        const cookies = [...client.cookies].map(([name, value]) => ({ name, value, url: this.server.origin }));
        await visitor.context.addCookies(cookies);
        await visitor.page.goto("/people");
        await headed(visitor.page, "People");
        return visitor;
    }

    /** A member with this role, who has accepted; their client. */
    async member(address, role) {
        const { id } = await roleNamed(this.client, role);
        const { token } = await invite(this.mailbox, this.client, address, { role: id, name: address.split("@")[0] });
        const client = new Client(this.server);
        const joined = await client.post("/v1/sign-ups", { token, name: address.split("@")[0], password });
        if (joined.status !== 201) throw new Error(`${joined.status} ${joined.text}`);
        return client;
    }

    async organization() {
        return (await this.client.everything()).organization;
    }
}

/** Goes to a page by the sidebar. */
export async function go(page, name, heading = name) {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: new RegExp(`^${name}( ?, .*)?$`) }).click();
    await headed(page, heading);
}

/** Goes to a part of the settings. */
export async function goToSettings(page, name) {
    const parts = page.getByRole("navigation", { name: "Settings" });
    if (!(await parts.isVisible())) await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Settings" }).click();
    await parts.getByRole("link", { name, exact: true }).click();
    await headed(page, name);
}

/**
 * The screen as it stands in every form it has: light and dark, from the left and from the right, at a desk and on a narrow
 * phone. What axe finds in any of them, and whatever is wider than the phone, is a fault of the visit.
 */
export async function showEverywhere(visitor, name) {
    const { page } = visitor;
    const turn = (direction) => page.evaluate((to) => (document.documentElement.dir = to), direction);
    await visitor.show(`${name}-dark`, { dark: true });
    await visitor.show(name);
    const size = page.viewportSize();
    await page.setViewportSize(narrow);
    await tellWidth(visitor, `${name} on a phone`);
    await visitor.show(`${name}-phone`);
    await turn("rtl");
    await tellWidth(visitor, `${name} on a phone, from the right`);
    await visitor.show(`${name}-phone-rtl`);
    await page.setViewportSize(size);
    await visitor.show(`${name}-rtl`);
    await turn("ltr");
}

async function tellWidth({ page, faults }, where) {
    const overflow = await page.evaluate(() => {
        const main = document.querySelector("main");
        const page = document.documentElement;
        return Math.max(page.scrollWidth - page.clientWidth, main.scrollWidth - main.clientWidth);
    });
    if (overflow > 0) faults.push(`${where}: ${overflow} pixels too wide`);
}

/** Does what sends a command, and waits until the server has answered it: the page shows what it expects before that. */
export async function sends(page, act) {
    const is_answer = (response) => response.url().endsWith("/commands") && response.request().method() === "POST";
    const answer = page.waitForResponse(is_answer);
    await act();
    await answer;
}

export const dialog = (page) => page.getByRole("dialog");

/** Waits until the dialog that asked is gone. */
export async function answered(page) {
    await dialog(page).waitFor({ state: "hidden" });
}

/** A short word about what was just done. */
export async function notice(page, text) {
    await page.getByRole("log").getByText(text).first().waitFor();
}

export { button, launch, linkIn, Mailbox, tokenOf };
