import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { Administration, answered, dialog, go, launch, Mailbox, notice, showEverywhere } from "./administration.mjs";
import { button, field, reads } from "./screens.mjs";
import { invite, personAt } from "./steps.mjs";

let mailbox, browser;
before(async () => {
    mailbox = await Mailbox.start();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await mailbox?.stop();
});

const phaseAt = async (client, address) => (await personAt(client, address)).memberships[0].phase;

/** Three people who were added and know nothing of it. */
async function addThree(here) {
    for (const name of ["maya", "raj", "ola"]) await invite(here.mailbox, here.client, `${name}@corp.example`, { name, when: "later" });
}

test("chosen people are invited after their message was reviewed and confirmed (W-01, W-03, W-08, W-12, W-23)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder, client } = here;
        await go(page, "Unsent invitations");
        await reads(page, "Everybody has been invited");
        await showEverywhere(founder, "unsent-none");
        const mails = mailbox.mails.length;
        await addThree(here);
        await reads(page, "3 people wait");
        await showEverywhere(founder, "unsent");
        await button(page, "Choose people").click();
        await page.getByRole("checkbox", { name: "raj" }).check();
        await showEverywhere(founder, "unsent-choosing");
        await button(page, "Invite one").click();
        await dialog(page).getByText("It goes to the person you chose.").waitFor();
        await field(dialog(page), "Your message").fill("Bring a hat.");
        await founder.show("unsent-review");
        await button(dialog(page), "Send").click();
        await dialog(page).getByRole("heading", { name: "Send one invitation?" }).waitFor();
        assert.equal(mailbox.mails.length, mails, "mail went out before it was confirmed");
        await founder.show("unsent-confirm");
        await button(dialog(page), "Send it").click();
        await answered(page);
        await reads(page, "2 people wait");
        const mail = await mailbox.to("raj@corp.example");
        assert.ok(mail.text.includes("Bring a hat."));
        assert.equal(await phaseAt(client, "maya@corp.example"), "uninvited");
        assert.equal(await phaseAt(client, "ola@corp.example"), "uninvited");
    });
});

test("Invite all is a job that shows its progress, switches automatic invitations on, and is taken back while mails are held (W-06, W-07, W-20)", async () => {
    await Administration.run({ browser, mailbox, words: ["--hold-mail", "10"] }, async (here) => {
        const { page, founder, client } = here;
        await addThree(here);
        const integration = {
            id: randomUUID(),
            name: "Personnel system",
            permissions: ["people.read", "people.add", "invitations.send"],
            auto_invite: false,
            generation: 1,
        };
        await client.command({ type: "create_integration", ...integration });
        await client.command({ type: "create_project", id: randomUUID(), name: "Apollo" });
        await go(page, "Jobs");
        await reads(page, "No jobs");
        await founder.show("jobs-none");
        await go(page, "Unsent invitations");
        await button(page, "Invite all").click();
        await dialog(page).getByText("It goes to all 3 people who wait.").waitFor();
        await field(dialog(page), "Where").selectOption({ label: "Apollo" });
        await dialog(page).getByText("Nobody waits there.").waitFor();
        assert.ok(await button(dialog(page), "Send").isDisabled());
        await field(dialog(page), "Where").selectOption({ label: "The whole organization" });
        await dialog(page).getByText("It goes to all 3 people who wait.").waitFor();
        await button(dialog(page), "Send").click();
        await dialog(page).getByText("people added by Personnel system are invited automatically").waitFor();
        await button(dialog(page), "Send all 3").click();
        await answered(page);
        await notice(page, "Everybody who waits is being invited");
        const job = page.getByRole("article", { name: "Invite all" });
        await job.getByText("Done", { exact: true }).waitFor();
        await job.getByText("3 people done").waitFor();
        await reads(page, "Everybody has been invited");
        await founder.show("unsent-job");
        assert.equal((await here.organization()).integrations[0].auto_invite, true);
        for (const name of ["maya", "raj", "ola"]) assert.equal(await phaseAt(client, `${name}@corp.example`), "invited");

        await button(job, "Undo").click();
        await notice(page, "The job is being taken back");
        await reads(page, "3 people wait");
        for (const name of ["maya", "raj", "ola"]) assert.equal(await phaseAt(client, `${name}@corp.example`), "uninvited");
        await go(page, "Jobs");
        await page.getByRole("article", { name: "Take back a job" }).getByText("Done", { exact: true }).waitFor();
        await page.getByRole("article", { name: "Invite all" }).getByText("Taken back").waitFor();
        await showEverywhere(founder, "jobs");
    });
});
