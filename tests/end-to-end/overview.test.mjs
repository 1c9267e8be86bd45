import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Visitor } from "./browser.mjs";
import { founder } from "./client.mjs";
import { Mailbox } from "./mailbox.mjs";
import { addressOf, northwind, showBothWays } from "./northwind.mjs";
import { headed, reads, signInThroughPage } from "./screens.mjs";
import { withServer } from "./server.mjs";
import { Story } from "./story.mjs";

let mailbox, browser;
before(async () => {
    mailbox = await Mailbox.start();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await mailbox?.stop();
});

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
            await funnel.getByText("2", { exact: true }).waitFor();
            for (const told of ["4 people added", "2 people invited", "One person joined"]) await reads(page, told);
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
    await withServer({ smtp: mailbox.port }, async (server) => {
        const people = [{ name: "Reba Refused", address: "refused@example.com" }, { name: "Tom Told" }];
        const { client } = await northwind(server, { people });
        await mailbox.to(addressOf("Tom Told"));
        const failed = async () => (await client.get(`/v1/organizations/${client.organization}/deliveries`)).body.deliveries;
        while (!(await failed()).some((delivery) => delivery.state === "failed"));
        const admin = await Visitor.arrive(browser, server);
        const { page } = admin;
        await page.goto("/people");
        await signInThroughPage(page, founder);
        await go(page);
        const told = page.getByRole("region", { name: "Mails that did not arrive" });
        await told.getByText("no such mailbox").waitFor();
        assert.equal(await told.getByRole("listitem").count(), 1);
        await showBothWays(admin, "overview-failed");
        await told.getByRole("link", { name: "refused@example.com" }).click();
        await headed(page, "Reba Refused");
        await reads(page, "Failed");
        await admin.leave();
    });
});
