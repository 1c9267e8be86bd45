import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { founder } from "./client.mjs";
import { northwind, showBothWays } from "./northwind.mjs";
import { headed, reads, signInThroughPage } from "./screens.mjs";
import { freePort, withServer } from "./server.mjs";
import { Story } from "./story.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

const go = async (page) => {
    await page.getByRole("navigation").getByRole("link", { name: "Overview" }).click();
    await headed(page, "Overview");
};

test("the overview says how far everybody has come", async (t) => {
    await withServer({}, async (server) => {
        const story = new Story(t, browser, server);
        const people = [
            { name: "Amal Haddad", in: [null, "Harbour"] },
            { name: "Bo Lind", in: ["Harbour"], when: "later" },
            { name: "Cleo Novak", in: ["Airport"] },
        ];
        await northwind(server, { projects: ["Harbour", "Airport"], people });
        const admin = await story.settle();
        const { page } = admin;
        await page.goto("/people");
        await signInThroughPage(page, founder);

        await story.step("altogether, by day and by project, every number leads to whom it counts", async () => {
            await go(page);
            const funnel = page.getByLabel("From added to active");
            await funnel.getByText("4", { exact: true }).waitFor();
            await reads(page, "2 invitations without an answer");
            const harbour = page.getByRole("row", { name: /^Harbour/ });
            assert.deepEqual(await harbour.getByRole("link").allInnerTexts(), ["2", "1", "0"]);
            await reads(page, "No mail server is connected, so nothing was sent and nothing failed.");
            await showBothWays(admin, "overview");
            await harbour.getByRole("link").nth(1).click();
            await headed(page, "People");
            await page.getByRole("grid").getByRole("link", { name: "Amal Haddad" }).waitFor();
            assert.equal(await page.getByRole("grid").getByRole("link").count(), 1);
        });
        await story.end();
    });
});

test("the overview of nobody offers the first step", async () => {
    await withServer({}, async (server) => {
        await northwind(server);
        const story = new Story({ test: (_, act) => act() }, browser, server);
        const admin = await story.settle();
        await admin.page.goto("/people");
        await signInThroughPage(admin.page, founder);
        await go(admin.page);
        await reads(admin.page, "Invite the first people, and see here who has joined and who has not.");
        await showBothWays(admin, "overview-nobody");
        await admin.leave();
    });
});

test("mails that did not arrive are told, with what the relay said", async () => {
    // Nobody listens there, so that every try fails for now: it is said to be tried again, not to have failed.
    await withServer({ smtp: await freePort() }, async (server) => {
        const made = await northwind(server, { people: [{ name: "Nobody Hears" }] });
        const { Visitor } = await import("./browser.mjs");
        const admin = await Visitor.arrive(browser, server);
        await admin.page.goto("/people");
        await signInThroughPage(admin.page, founder);
        await go(admin.page);
        await reads(admin.page, "Every mail was handed over, or is on its way.");
        assert.ok(made.people["Nobody Hears"]);
        await admin.leave();
    });
});
