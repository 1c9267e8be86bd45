import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { Administration, answered, dialog, go, launch, Mailbox, notice, sends, showEverywhere } from "./administration.mjs";
import { worksOffline } from "./admins.mjs";
import { button, field, reads, row } from "./screens.mjs";
import { invite, personAt, roleNamed } from "./steps.mjs";

let mailbox, browser;
before(async () => {
    mailbox = await Mailbox.start();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await mailbox?.stop();
});

const named = (items, name) => items?.find((item) => item.name === name);

test("projects are made, renamed and removed; open invitations to one are withdrawn when asked (D-09)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder, client } = here;
        await go(page, "Projects");
        await reads(page, "No projects yet");
        await showEverywhere(founder, "projects-none");
        await button(page, "New project").first().click();
        await button(page, "Create project").click();
        await dialog(page).getByText("This is needed.").waitFor();
        await field(dialog(page), "Name").fill("Harbour");
        await button(page, "Create project").click();
        await answered(page);
        await notice(page, "Project Harbour created");
        await row(page, "Harbour").waitFor();

        await button(page, "New project").click();
        await field(dialog(page), "Name").fill("Harbour");
        await button(page, "Create project").click();
        await dialog(page).getByText("There is already one of this name.").waitFor();
        await field(dialog(page), "Name").fill("Lighthouse");
        await button(page, "Create project").click();
        await answered(page);

        await button(page, "Rename Lighthouse").click();
        await field(dialog(page), "Name").fill("Lighthouse North");
        await button(page, "Save changes").click();
        await answered(page);
        await row(page, "Lighthouse North").waitFor();
        await showEverywhere(founder, "projects");

        const harbour = named((await here.organization()).projects, "Harbour").id;
        const ola = "ola@corp.example";
        await invite(mailbox, client, ola, { seats: [{ id: randomUUID(), scope: harbour }] });
        await page.reload();
        await row(page, "Harbour").waitFor();
        await button(page, "Remove Lighthouse North").click();
        await button(page, "Remove project").click();
        await answered(page);
        await row(page, "Lighthouse North").waitFor({ state: "detached" });

        await button(page, "Remove Harbour").click();
        await dialog(page).getByText("There are people in this project.").waitFor();
        await founder.show("project-in-use");
        assert.ok(named((await here.organization()).projects, "Harbour"));
        await sends(page, () => button(page, "Withdraw all and remove").click());
        await answered(page);
        await reads(page, "No projects yet");
        assert.deepEqual((await personAt(client, ola))?.memberships ?? [], []);
    });
});

test("roles are made of what one has oneself; removing one asks who gets what instead (T-02, T-06)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder, client } = here;
        await go(page, "Roles");
        await reads(page, "Built in");
        assert.equal(await button(page, "Edit Founder").count(), 0);
        await showEverywhere(founder, "roles");
        await button(page, "New role").click();
        await field(dialog(page), "Name").fill("Coordinator");
        for (const right of ["See who is in the organization", "Manage roles"])
            await dialog(page).getByRole("checkbox", { name: right }).check();
        await showEverywhere(founder, "role-new");
        await sends(page, () => button(page, "Create role").click());
        await answered(page);
        await button(page, "Edit Coordinator").waitFor();
        const made = await roleNamed(client, "Coordinator");
        assert.deepEqual(made.permissions.toSorted(), ["people.read", "roles.manage"]);

        const carol = await here.enter(await here.member("carol@corp.example", "Coordinator"));
        await go(carol.page, "Roles");
        await button(carol.page, "New role").click();
        const rights = dialog(carol.page);
        await rights.getByText("You can give only the rights that you have yourself.").waitFor();
        assert.ok(await rights.getByRole("checkbox", { name: "Manage roles" }).isEnabled());
        assert.ok(await rights.getByRole("checkbox", { name: "Add people" }).isDisabled());
        await carol.show("role-above-own");
        await carol.leave();

        await button(page, "Edit Coordinator").click();
        await dialog(page).getByRole("checkbox", { name: "Read the audit log" }).check();
        await sends(page, () => button(page, "Save changes").click());
        await answered(page);
        assert.ok((await roleNamed(client, "Coordinator")).permissions.includes("audit.read"));

        await button(page, "Remove Coordinator").click();
        await field(dialog(page), "They get").selectOption({ label: "Member" });
        await founder.show("role-in-use");
        await sends(page, () => button(page, "Remove role").click());
        await answered(page);
        await button(page, "Edit Coordinator").waitFor({ state: "detached" });
        const member = await roleNamed(client, "Member");
        assert.equal((await personAt(client, "carol@corp.example")).memberships[0].role, member.id);
    });
});

test("groups carry rights; whoever is in one that is removed is taken out or moved (T-06)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder, client } = here;
        await go(page, "Groups");
        await reads(page, "No groups yet");
        for (const name of ["Engineering", "Site 4"]) {
            await button(page, "New group").first().click();
            await field(dialog(page), "Name").fill(name);
            if (name === "Site 4") await dialog(page).getByRole("checkbox", { name: "Copy invitation links" }).check();
            await sends(page, () => button(page, "Create group").click());
            await answered(page);
            await row(page, name).waitFor();
        }
        await row(page, "Site 4").getByText("copy invitation links").waitFor();
        await showEverywhere(founder, "groups");
        const { groups } = await here.organization();
        const [one, other] = ["Engineering", "Site 4"].map((name) => named(groups, name).id);
        const address = "ines@corp.example";
        await invite(mailbox, client, address, { groups: [one] });
        const groupsNow = async () => (await personAt(client, address)).memberships[0].groups ?? [];

        await page.reload();
        await button(page, "Remove Engineering").click();
        await field(dialog(page), "The people in it").selectOption({ label: "go to Site 4" });
        await founder.show("group-in-use");
        await sends(page, () => button(page, "Remove group").click());
        await answered(page);
        await row(page, "Engineering").waitFor({ state: "detached" });
        assert.deepEqual(await groupsNow(), [other]);

        await button(page, "Remove Site 4").click();
        await field(dialog(page), "The people in it").selectOption({ label: "are in no group instead" });
        await sends(page, () => button(page, "Remove group").click());
        await answered(page);
        await reads(page, "No groups yet");
        assert.deepEqual(await groupsNow(), []);
    });
});

test("a change that is made offline is shown at once and sent when the connection is back", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder } = here;
        await go(page, "Groups");
        await reads(page, "No groups yet");
        await worksOffline(page);
        await founder.context.setOffline(true);
        await button(page, "New group").first().click();
        await field(dialog(page), "Name").fill("Night shift");
        await button(page, "Create group").click();
        await answered(page);
        await row(page, "Night shift").waitFor();
        await reads(page, "You are offline. One change waits and is sent when you are back.");
        await reads(page, "It is sent when you are back online.");
        await founder.picture("groups-offline");
        assert.equal(named((await here.organization()).groups ?? [], "Night shift"), undefined);
        await sends(page, () => founder.context.setOffline(false));
        assert.ok(named((await here.organization()).groups, "Night shift"));
        await page.getByText("You are offline.").waitFor({ state: "detached" });
        founder.faults = founder.faults.filter((fault) => !fault.includes("ERR_INTERNET_DISCONNECTED"));
    });
});
