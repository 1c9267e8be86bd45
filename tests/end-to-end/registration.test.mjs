import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Administration, go, launch, Mailbox, notice, sends, showEverywhere } from "./administration.mjs";
import { button, field, headed, holds, reads, verdict } from "./screens.mjs";
import { personAt } from "./steps.mjs";

let mailbox, browser;
before(async () => {
    mailbox = await Mailbox.start();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await mailbox?.stop();
});

const fields = [
    { key: "date_of_birth", label: "Date of birth", required: true, confidential: true },
    { key: "personnel_number", label: "Personnel number", required: false, confidential: false },
];

test("a user is created by address and username, each said to be used or free while typing (U-01, U-03, U-05 to U-10, U-12)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder, client } = here;
        await go(page, "User registration");
        await reads(page, "The organization has no identity fields yet.");
        await showEverywhere(founder, "registration-cards");
        await page.getByRole("link", { name: "Create a new internal user" }).click();
        await headed(page, "Create a new internal user");
        await field(page, "E-mail address").pressSequentially("maya.lind+hr@corp.example");
        await holds(page, "Username", "maya.lind");
        await verdict(page, "Username").getByText("Free").waitFor();
        await verdict(page, "E-mail address").getByText("Not used here yet").waitFor();
        await field(page, "Name optional").fill("Maya Lind");
        await showEverywhere(founder, "registration-new");
        await button(page, "Create the user").click();
        await notice(page, "Maya Lind is registered");
        await mailbox.to("maya.lind+hr@corp.example");
        const record = await personAt(client, "maya.lind+hr@corp.example");
        assert.equal(record.person.username, "maya.lind");
        assert.equal(record.person.identity, undefined);

        await field(page, "E-mail address").fill("maya.lind@elsewhere.example");
        await verdict(page, "Username").getByText("Taken: somebody here has this username.").waitFor();
        await founder.show("registration-taken");
        await button(page, "Create the user").click();
        assert.equal(await personAt(client, "maya.lind@elsewhere.example"), undefined);
        await field(page, "Username").fill("maya.two");
        await verdict(page, "Username").getByText("Free").waitFor();
        await field(page, "E-mail address").fill("maya.lind+hr@corp.example");
        await reads(page, "Already invited.");
        await holds(page, "Username", "maya.two");

        await page.getByRole("link", { name: "All ways to register" }).click();
        await page.getByRole("dialog", { name: "Leave without saving?" }).getByRole("button", { name: "Stay" }).click();
        await holds(page, "Username", "maya.two");
    });
});

test("account and identity are registered in one step, or the identity later by search and guided steps (U-04, U-11, U-21, U-24)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder, client } = here;
        await client.command({ type: "set_identity_fields", fields });
        await go(page, "User registration");
        await page.getByRole("listitem").filter({ hasText: "Suggested" }).getByRole("link").click();
        await headed(page, "Complete registration");
        await field(page, "E-mail address").fill("raj@corp.example");
        await field(page, "Personnel number optional").fill("4711");
        await button(page, "Register").click();
        await verdict(page, "Date of birth").getByText("This is needed.").waitFor();
        await showEverywhere(founder, "registration-complete");
        await field(page, "Date of birth").fill("1990-02-03");
        await sends(page, () => button(page, "Register").click());
        await notice(page, "raj@corp.example is registered");
        const raj = await personAt(client, "raj@corp.example");
        assert.equal(raj.person.identity.state, "validated");
        assert.deepEqual(raj.person.identity.values, { date_of_birth: "1990-02-03", personnel_number: "4711" });

        await go(page, "User registration");
        await page.getByRole("link", { name: "Register personal information" }).click();
        await field(page, "Who is it?").fill("ada");
        await page.getByRole("button", { name: "Ada Lindqvist" }).filter({ visible: true }).last().waitFor();
        await showEverywhere(founder, "registration-find");
        await page.getByRole("main").getByRole("button", { name: "Ada Lindqvist" }).click();
        await field(page, "Date of birth").fill("1985-05-06");
        await showEverywhere(founder, "registration-fill");
        await button(page, "Next").click();
        await reads(page, "It is valid as soon as you register it.");
        await founder.show("registration-review");
        await sends(page, () => button(page, "Register").click());
        await notice(page, "Personal information of Ada Lindqvist registered");
        assert.equal((await personAt(client, "ada@northwind.example")).person.identity.state, "validated");
    });
});

test("what a person has entered themselves is validated or sent back with a reason (U-22)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder, client } = here;
        await client.command({ type: "set_identity_fields", fields });
        const maya = await here.member("maya@corp.example", "Member");
        const own = `/v1/organizations/${client.organization}/identity`;
        const submit = (date) => maya.ask("PUT", own, { values: { date_of_birth: date } });
        assert.equal((await submit("1999-01-01")).status, 200);
        const stateNow = async () => (await personAt(client, "maya@corp.example")).person.identity.state;

        await go(page, "User registration");
        await page.getByRole("link", { name: "Register personal information" }).click();
        const maya_row = page.getByRole("main").getByRole("button", { name: "maya" });
        await maya_row.getByText("To be validated").waitFor();
        await maya_row.click();
        await reads(page, "1999-01-01");
        await field(page, "Reason for sending it back optional").fill("The year is wrong.");
        await showEverywhere(founder, "registration-validate");
        await sends(page, () => button(page, "Send back").click());
        await notice(page, "Personal information sent back to maya");
        await maya_row.getByText("Sent back").waitFor();
        assert.equal(await stateNow(), "sent_back");
        assert.equal((await submit("1998-01-01")).status, 200);
        await maya_row.getByText("To be validated").waitFor();
        await maya_row.click();
        await reads(page, "1998-01-01");
        await sends(page, () => button(page, "Validate").click());
        await notice(page, "Personal information of maya validated");
        assert.equal(await stateNow(), "validated");
    });
});
