import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Visitor } from "./browser.mjs";
import { founder, invitation, setUp } from "./client.mjs";
import { headed, row } from "./screens.mjs";
import { withServer } from "./server.mjs";
import { roleNamed } from "./steps.mjs";

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

const maya = "maya@corp.example";

for (const [locale, people, dir] of [
    ["de-AT", "Personen", "ltr"],
    ["ar-EG", "الأشخاص", "rtl"],
]) {
    test(`the apps speak ${locale}, and another language when it is chosen`, async () => {
        await withServer({}, async (server) => {
            const admin = await setUp(server);
            const role = (await roleNamed(admin, "Member")).id;
            for (const [name, address] of [["John Wayne", "jw@cowboy.com"], ["ليلى حسن", "laila@corp.example"], ["", maya]])
                await admin.command(invitation(role, address, { name }));
            const visitor = await Visitor.arrive(browser, server, { locale });
            const { page } = visitor;
            await page.goto("/people");
            await page.locator("input[name=current-password]").waitFor();
            await visitor.show(`sign-in-${locale}`);
            await page.locator("input").first().fill(founder.address);
            await page.locator("input[name=current-password]").fill(founder.password);
            await page.locator("button[type=submit]").click();
            await headed(page, people);
            assert.equal(await page.locator("html").getAttribute("dir"), dir);
            assert.equal(await page.locator("html").getAttribute("lang"), locale.slice(0, 2));
            await row(page, founder.address).waitFor();
            await visitor.show(`people-${locale}`);
            await visitor.show(`people-${locale}-dark`, { dark: true });
            await page.setViewportSize({ width: 360, height: 740 });
            await visitor.show(`people-${locale}-360`);
            const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            assert.equal(overflow, 0, "wider than a phone");
            await page.setViewportSize({ width: 1440, height: 900 });
            await page.keyboard.press("i");
            await page.getByRole("dialog").waitFor();
            await visitor.show(`invite-${locale}`);
            await page.keyboard.press("Escape");

            await page.locator("nav .foot .whole").click();
            await page.getByRole("menuitem").filter({ hasText: /Deutsch|العربية/ }).click();
            await page.getByRole("menuitemradio", { name: "English" }).click();
            await headed(page, "People");
            assert.equal(await page.locator("html").getAttribute("dir"), "ltr");
            await page.reload();
            await headed(page, "People");
            await visitor.leave();
        });
    });
}

test("an organization begins with the language and the time zone of whoever sets it up", async () => {
    await withServer({}, async (server) => {
        const visitor = await Visitor.arrive(browser, server, { locale: "de-DE", zone: "Europe/Berlin" });
        const { page } = visitor;
        await page.goto(await server.setUpLink());
        await page.locator("input[name=name]").fill(founder.name);
        await page.locator("input[name=username]").fill(founder.address);
        await page.locator("input[type=password]").fill(founder.password);
        await page.locator("input[name=organization]").fill(founder.organization_name);
        await page.locator("button[type=submit]").click();
        await headed(page, "Personen");
        await row(page, founder.address).getByText("Gründungsmitglied").waitFor();
        await page.goto("/settings/policies");
        const chosen = page.locator("select").filter({ has: page.locator("option[value=de], option[value='Europe/Berlin']") });
        await chosen.nth(1).waitFor();
        assert.deepEqual(await chosen.evaluateAll((fields) => fields.map((field) => field.value)), ["de", "Europe/Berlin"]);
        await page.getByText("Europe/Berlin – Mitteleuropäische Zeit").waitFor({ state: "attached" });
        await visitor.show("settings-policies-de");
        await visitor.leave();
    });
});
