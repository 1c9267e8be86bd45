import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { Client, founder } from "./client.mjs";
import { linkIn, Mailbox, tokenOf } from "./mailbox.mjs";
import { addressOf, northwind, showBothWays } from "./northwind.mjs";
import { button, choose, headed, reads, saved, signInThroughPage } from "./screens.mjs";
import { withServer } from "./server.mjs";
import { password, roleNamed } from "./steps.mjs";
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

const tab = (page) => page.getByRole("navigation").getByRole("link", { name: /^Invited users/ });
const listed = async (page, count) => {
    await page.waitForFunction((wanted) => document.querySelectorAll("[role=grid] [role=row] a").length === wanted, count);
};

/** Somebody who has joined by the mail to their address. */
async function join(server, address, count = 1) {
    const newcomer = new Client(server);
    const token = tokenOf(linkIn(await mailbox.to(address, count)));
    const answer = await newcomer.post("/v1/sign-ups", { token, name: "Newly Joined", password });
    assert.equal(answer.status, 201, answer.text);
    return { newcomer, token };
}

test("invited users wait in a list of their own", async (t) => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const people = [
            { name: "Hana Harbour", in: [null] },
            { name: "Ida Both", in: [null, "Harbour"], groups: ["Design"] },
            { name: "Jo Airport", in: ["Airport"] },
            { name: "Kit Harbour", in: ["Harbour"], groups: ["Design"], metadata: '{"apiKey":"abc123"}' },
        ];
        const made = await northwind(server, { projects: ["Harbour", "Airport"], groups: ["Design"], people });
        const story = new Story(t, browser, server);
        story.secrets.push(password, founder.password);
        const admin = await story.settle();
        const { page } = admin;
        await page.goto("/people");
        await signInThroughPage(page, founder);

        await story.step("D-04, D-09: those of all projects are in one list, or those of one", async () => {
            await tab(page).click();
            await headed(page, "Invited users");
            await reads(page, "4 people have not answered yet");
            await listed(page, 4);
            await page.getByRole("button", { name: /^Harbour/ }).click();
            await listed(page, 2);
            assert.match(page.url(), /\/invited\?project=/);
            await page.getByRole("button", { name: /^Everywhere/ }).click();
            await listed(page, 4);
            await showBothWays(admin, "invited");
        });

        await story.step("D-07, D-08, D-10, D-13: several are sent their invitation again, and a link is copied", async () => {
            await page.getByRole("checkbox", { name: "Select Jo Airport" }).click();
            await page.getByRole("checkbox", { name: "Select Kit Harbour" }).click();
            const bar = page.getByRole("toolbar", { name: "2 selected" });
            await showBothWays(admin, "invited-selected");
            await bar.getByRole("button", { name: "Resend invite" }).click();
            await reads(page, "2 invitations sent again");
            await mailbox.to(addressOf("Jo Airport"), 2);
            await mailbox.to(addressOf("Kit Harbour"), 2);
            await choose(page, "Jo Airport", "Copy invite");
            await reads(page, "Link for Jo Airport copied");
            assert.match(await admin.clipboard(), /\/i#/);
            story.secrets.push((await admin.clipboard()).split("#")[1]);
            await admin.paste("");
        });

        await story.step("D-03: a project's admin sees the address, groups and time, and nothing else", async () => {
            const role = await roleNamed(made.client, "Admin");
            const organizer = { name: "Pia Project", address: addressOf("Pia Project") };
            const invite = (seat, chosen) => ({
                type: "invite_person", person: crypto.randomUUID(), ...organizer, role: chosen, invitation: crypto.randomUUID(),
                seats: [{ id: crypto.randomUUID(), scope: seat }], when: "now", message: "", locale: "en",
            });
            const first = await made.client.command(invite(null, made.member));
            assert.deepEqual(first[0].errors, []);
            const { newcomer } = await join(server, organizer.address);
            const second = await made.client.command(invite(made.projects.Harbour, role.id));
            assert.deepEqual(second[0].errors, []);
            const mail = await mailbox.to(organizer.address, 2);
            assert.ok(linkIn(mail));
            const [waiting] = (await newcomer.get("/v1/me")).body.invitations;
            assert.equal((await newcomer.post(`/v1/memberships/${waiting.membership}/accept`, {})).status, 200);

            const pia = await story.arrive();
            await pia.page.goto("/people");
            await signInThroughPage(pia.page, { address: organizer.address, password });
            await tab(pia.page).click();
            await headed(pia.page, "Invited users");
            await listed(pia.page, 2);
            const text = await pia.page.getByRole("grid").innerText();
            assert.match(text, /ida\.both@example\.com/);
            assert.match(text, /Design/);
            for (const hidden of ["Ida Both", "Kit Harbour", "jo.airport", "Airport"]) assert.ok(!text.includes(hidden), text);
            await reads(pia.page, "To protect people, you see the address, groups and time of their invitation until they join.");
            await pia.show("invited-project-admin");
            await pia.page.getByRole("link", { name: addressOf("Kit Harbour") }).click();
            await headed(pia.page, addressOf("Kit Harbour"));
            await pia.show("person-project-admin");
            assert.ok(!(await pia.page.locator("main").innerText()).includes("Kit Harbour"));
            assert.equal(await pia.page.getByRole("heading", { name: "Metadata" }).count(), 0);
        });

        await story.step("D-05, D-06, D-11: who joins or is removed leaves the list, and with the last of them the list goes", async () => {
            await join(server, addressOf("Hana Harbour"));
            await listed(page, 3);
            await page.getByRole("checkbox", { name: "Select everyone shown" }).click();
            await page.getByRole("toolbar").getByRole("button", { name: "Remove" }).click();
            const dialog = page.getByRole("dialog", { name: "Remove 3 invitations?" });
            await admin.show("invited-remove");
            await dialog.getByRole("button", { name: "Remove 3 invitations" }).click();
            // Ida is invited to two places: among those of everywhere, both are taken back.
            await reads(page, "3 invitations removed");
            await saved(page);
            await reads(page, "Everybody who was invited has answered.");
            await showBothWays(admin, "invited-nobody");
            await tab(page).waitFor({ state: "detached" });
            await button(page, "Invite people").first().waitFor();
        });

        await story.end();
    });
});
