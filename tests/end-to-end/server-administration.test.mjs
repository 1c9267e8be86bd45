import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Administration, answered, dialog, go, launch, linkIn, Mailbox, notice, showEverywhere, tokenOf } from "./administration.mjs";
import { Visitor } from "./browser.mjs";
import { Client, founder as ada } from "./client.mjs";
import { button, field, headed, reads } from "./screens.mjs";
import { invite, password, refused } from "./steps.mjs";

let mailbox, browser;
before(async () => {
    mailbox = await Mailbox.start();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await mailbox?.stop();
});

/** Goes to a part of the server's administration. */
async function goToServer(page, name) {
    const parts = page.getByRole("navigation", { name: "Server" });
    if (!(await parts.isVisible())) await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Server" }).click();
    await parts.getByRole("link", { name, exact: true }).click();
    await headed(page, name);
}

const rowOf = (page, name) => page.getByRole("row").filter({ hasText: name });

test("an organization is made, its founder invited, suspended and reinstated by the server's administrator (T-18, D-14)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder, client } = here;
        await goToServer(page, "Organizations");
        await rowOf(page, "Northwind").waitFor();
        await showEverywhere(founder, "server-organizations");

        await button(page, "New organization").click();
        await button(page, "Make it").click();
        await reads(page, "This is needed.");
        await field(page, "Name of the organization").fill("Eastwind");
        await field(page, "Handle optional").fill("eastwind");
        await field(page, "E-mail address optional").fill("ada@northwind.example");
        await founder.show("server-create", { dark: true });
        await founder.show("server-create");
        await button(page, "Make it and invite").click();
        await reads(dialog(page), "Somebody here already has this address.");
        await field(page, "E-mail address optional").fill("lena@eastwind.example");
        await button(page, "Make it and invite").click();
        await answered(page);
        await notice(page, "Eastwind is made");
        await rowOf(page, "Eastwind").getByText("one invited").waitFor();
        await page.getByRole("button", { name: /Northwind/ }).first().waitFor();

        // Found by its name, and nothing by another.
        await page.getByRole("searchbox", { name: "Filter by name or handle" }).fill("east");
        await rowOf(page, "Northwind").waitFor({ state: "hidden" });
        await page.getByRole("searchbox", { name: "Filter by name or handle" }).fill("nowhere");
        await headedNothing(page, "No such organization");
        await founder.show("server-organizations-none");
        await page.getByRole("searchbox", { name: "Filter by name or handle" }).fill("");

        // D-14, D-03: the address, groups and time, and the way to send it again.
        await rowOf(page, "Eastwind").getByRole("link", { name: "Invited to Eastwind" }).click();
        await headed(page, "Invited to Eastwind");
        await rowOf(page, "lena@eastwind.example").waitFor();
        await showEverywhere(founder, "server-open-invitations");
        const first = await mailbox.to("lena@eastwind.example");
        await button(page, "Resend invite to lena@eastwind.example").click();
        await notice(page, "One invitation sent again");
        const second = await mailbox.to("lena@eastwind.example", 2);
        assert.notEqual(tokenOf(linkIn(first)), tokenOf(linkIn(second)));

        await page.getByRole("link", { name: "Organizations", exact: true }).click();
        await headed(page, "Organizations");
        await button(page, "Suspend Eastwind").click();
        await reads(dialog(page), "Suspend Eastwind?");
        await founder.show("server-suspend", { dark: true });
        await dialog(page).getByRole("button", { name: "Suspend", exact: true }).click();
        await answered(page);
        await notice(page, "Eastwind is suspended");
        await rowOf(page, "Eastwind").getByText("Suspended", { exact: true }).waitFor();
        await founder.show("server-organizations-suspended");
        const lena = new Client(here.server);
        const token = tokenOf(linkIn(second));
        refused(await lena.post("/v1/invitations/open", { token }), 403, "organization_suspended");
        const visitor = await Visitor.arrive(browser, here.server);
        await visitor.page.goto(linkIn(second));
        await headed(visitor.page, "This organization is suspended");
        await visitor.show("landing-suspended");
        await visitor.leave();
        await button(page, "Reinstate Eastwind").click();
        await notice(page, "Eastwind goes on");
        const joined = await lena.post("/v1/sign-ups", { token, name: "Lena Fischer", password });
        assert.equal(joined.status, 201, joined.text);
        assert.equal(joined.body.session.organizations[0].role.name, "Founder");
        assert.equal((await client.get("/v1/organizations")).body.organizations.length, 2);
    });
});

const headedNothing = (page, title) => page.getByRole("heading", { name: title }).waitFor();

test("the policies of the server say who sees whose address has an account (T-14, T-16, D-01)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder, client } = here;
        await here.member("nora@corp.example", "Admin");
        await invite(mailbox, client, "nobody@corp.example");
        await goToServer(page, "Accounts");
        await reads(page, "This server keeps secret who has an account");
        await showEverywhere(founder, "server-accounts-hidden");

        await goToServer(page, "Policies");
        await showEverywhere(founder, "server-policies");
        await page.getByRole("radio", { name: "Administrators of organizations too" }).check();
        await founder.show("server-policies-changed");
        await button(page, "Save changes").click();
        await notice(page, "Changes saved");
        assert.equal((await client.get("/v1/policies")).body.account_existence_visible, "org_admin");

        await goToServer(page, "Accounts");
        await field(page, "E-mail address of the account").fill("nobody@corp.example");
        await button(page, "Find").click();
        await headedNothing(page, "No account");
        await field(page, "E-mail address of the account").fill("NORA@corp.example");
        await button(page, "Find").click();
        await page.getByRole("heading", { name: "nora" }).waitFor();
        await showEverywhere(founder, "server-account");

        await go(page, "People");
        await page.getByRole("row").filter({ hasText: "nobody@corp.example" }).getByText("Requested").waitFor();
        await founder.show("people-requested");
        await goToServer(page, "Policies");
        await page.getByRole("radio", { name: "Nobody" }).check();
        await button(page, "Save changes").click();
        await notice(page, "Changes saved");
        await go(page, "People");
        await page.getByRole("row").filter({ hasText: "nobody@corp.example" }).getByText("Invited").first().waitFor();
    });
});

test("the server's administrator suspends, reinstates and erases accounts and ends their sessions; the last one stays (T-18)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder } = here;
        const petra = await here.member("petra@corp.example", "Admin");
        const omar = await here.member("omar@corp.example", "Member");
        await goToServer(page, "Accounts");
        const pick = (name) => page.getByRole("button", { name: new RegExp(name) }).first().click();
        await pick("petra@corp.example");
        await page.getByRole("heading", { name: "petra" }).waitFor();
        await reads(page, "In one browser");
        await button(page, "End sessions").click();
        await founder.show("server-end-sessions");
        await dialog(page).getByRole("button", { name: "End sessions" }).click();
        await answered(page);
        await reads(page, "Nowhere");
        refused(await petra.get("/v1/me"), 401, "not_signed_in");

        await button(page, "Suspend").click();
        await dialog(page).getByRole("button", { name: "Suspend" }).click();
        await answered(page);
        await button(page, "Reinstate").waitFor();
        refused(await petra.post("/v1/sessions", { address: "petra@corp.example", password }), 403, "account_suspended");
        await button(page, "Reinstate").click();
        await notice(page, "petra can sign in again");
        assert.equal((await petra.post("/v1/sessions", { address: "petra@corp.example", password })).status, 201);

        await pick("omar@corp.example");
        await page.getByRole("heading", { name: "omar" }).waitFor();
        await button(page, "Erase").click();
        await reads(dialog(page), "its membership in one organization ends");
        await dialog(page).getByRole("button", { name: "Erase" }).click();
        await answered(page);
        await notice(page, "The account of omar is erased");
        await headedNothing(page, "No account");
        refused(await omar.get("/v1/me"), 401, "not_signed_in");

        await goToServer(page, "Administrators");
        await button(page, `Take away from ${ada.name}`).and(page.locator("[disabled]")).waitFor();
        await showEverywhere(founder, "server-administrators");
        await button(page, "Add an administrator").click();
        await dialog(page).getByRole("button", { name: /petra@corp.example/ }).click();
        await dialog(page).getByRole("button", { name: "Let them" }).click();
        await answered(page);
        await notice(page, "petra administers the server");
        assert.equal((await petra.get("/v1/administrators")).body.administrators.length, 2);
        await button(page, "Take away from petra").click();
        await dialog(page).getByRole("button", { name: "Take away" }).click();
        await answered(page);
        refused(await petra.get("/v1/administrators"), 403, "not_permitted");
    });
});
