import { rm } from "node:fs/promises";
import { after, before, test } from "node:test";
import { inPeople, joined } from "./admins.mjs";
import { launch, Visitor } from "./browser.mjs";
import { alter } from "./database.mjs";
import { linkIn, Mailbox } from "./mailbox.mjs";
import { northwind } from "./northwind.mjs";
import { button, choose, headed, openInvite, phaseOf, reads, saved, signInThroughPage } from "./screens.mjs";
import { freePort, Server, temporaryFolder } from "./server.mjs";

const eight_days = 8 * 24 * 60 * 60 * 1000;
const newcomer = "newcomer@example.com";

let mailbox, browser;
before(async () => {
    mailbox = await Mailbox.start();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await mailbox?.stop();
});

async function inviteToHarbour(page, addresses) {
    await openInvite(page);
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("checkbox", { name: "Northwind" }).uncheck();
    await dialog.getByRole("checkbox", { name: "Harbour" }).check();
    await page.getByLabel("E-mail addresses").fill(addresses.join(", "));
    await page.keyboard.press("Enter");
    await button(page, `Send ${addresses.length} invitations`).click();
    await dialog.waitFor({ state: "hidden" });
    await saved(page);
}

async function visit(server, path) {
    const visitor = await Visitor.arrive(browser, server);
    await visitor.page.goto(path);
    return visitor;
}

test("who has an account is invited like anybody, and accepts when the link is long over (D-02, D-16 to D-19, T-10, T-11)", async () => {
    const options = { data: await temporaryFolder(), at: await freePort(), smtp: mailbox.port };
    let server = await Server.start(options);
    try {
        const { client, projects } = await northwind(server, { projects: ["Harbour"] });
        const noor = await joined(mailbox, server, client, "Noor", "Member");
        const inviter = await inPeople(browser, server);
        await inviteToHarbour(inviter.page, [noor.address, newcomer]);
        const link = linkIn(await mailbox.to(newcomer));
        await mailbox.to(noor.address, 2);
        await inviter.leave();
        await server.stop();
        await alter(options.data, `UPDATE invitations SET lapses_at = lapses_at - ${eight_days}`);
        server = await Server.start(options);

        // Nothing in the list tells who of the two has an account.
        const admin = await inPeople(browser, server);
        await admin.page.goto(`/people?project=${projects.Harbour}`);
        for (const who of ["Noor", newcomer]) await phaseOf(admin.page, who, "Lapsed");
        await admin.show("people-lapsed-of-a-project");

        const owner = await visit(server, "/sign-in");
        await signInThroughPage(owner.page, noor);
        await button(owner.page, "Accept the invitation to Harbour").click();
        await reads(owner.page, "You are in Harbour");
        await owner.show("account-accepted-lapsed");

        const stranger = await visit(server, link);
        await headed(stranger.page, "This link is too old");
        await choose(admin.page, newcomer, "Copy invite");
        await reads(admin.page, "copied");
        await stranger.page.goto("about:blank");
        await stranger.page.goto(await admin.clipboard());
        await headed(stranger.page, "Join Northwind");

        for (const visitor of [admin, owner, stranger]) await visitor.leave();
        await server.stop();
    } finally {
        await server.kill();
        await rm(options.data, { recursive: true, force: true });
    }
});
