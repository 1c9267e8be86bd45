import { founder } from "../end-to-end/client.mjs";
import { button, createAccount, field, headed, inviteThroughPage, openInvite, reads } from "../end-to-end/screens.mjs";
import { withServer } from "../end-to-end/server.mjs";
import { enter, window } from "./studio.mjs";

const card = { width: 700, height: 1040 };

/** The first minute: a machine without a mail server, the founder, and the first invitation. */
export async function beginning({ browser, camera, at }) {
    await withServer({ at }, async (server) => {
        const small = await enter(browser, server, { size: card });
        await small.goto(await server.setUpLink());
        await headed(small, "Set up Usher");
        await field(small, "Name").fill(founder.name);
        await field(small, "E-mail address").fill(founder.address);
        await field(small, "Password").fill(founder.password);
        await field(small, "Name of the organization").fill(founder.organization_name);
        await small.getByRole("checkbox", { name: "A link that I hand over proves the address" }).check();
        await small.getByRole("heading", { level: 1 }).click();
        await reads(small, "Strong enough");
        await camera.take(small, "set-up", { of: small.locator(".card"), margin: 24 });
        await button(small, "Create the organization").click();
        await headed(small, "People");
        const page = await small.context().newPage();
        await page.setViewportSize(window);
        await small.close();
        await page.goto("/people");
        await headed(page, "People");
        await reads(page, "It starts with you");
        await camera.take(page, "people-first");

        await openInvite(page);
        await page.getByLabel("E-mail addresses").fill("Maya Lind <maya@northwind.example>");
        await page.keyboard.press("Enter");
        await reads(page, "One person ready");
        await camera.take(page, "invite-first", { of: page.getByRole("dialog"), margin: 20 });
        await page.keyboard.press("Escape");
        await inviteThroughPage(page, "Maya Lind <maya@northwind.example>");

        await page.getByRole("link", { name: "Outbox" }).click();
        await headed(page, "Outbox");
        await page.getByRole("article").getByText("Hello Maya Lind,").waitFor();
        await camera.take(page, "outbox");
        await button(page, "Copy link").click();
        await reads(page, "Link copied");
        const link = await page.evaluate(() => navigator.clipboard.readText());

        const newcomer = await enter(browser, server, { size: card });
        await newcomer.goto(link);
        await headed(newcomer, "Join Northwind");
        await createAccount(newcomer, "hand in hand we go along");
        await headed(newcomer, "Maya Lind");
        await page.getByRole("link", { name: "People", exact: true }).click();
        await reads(page, "2 people in the directory");
        await page.getByRole("row").filter({ hasText: "Maya Lind" }).getByText("Active").waitFor();
        await camera.take(page, "people-joined", { height: 420 });
        await Promise.all([page, newcomer].map((each) => each.context().close()));
    });
}
