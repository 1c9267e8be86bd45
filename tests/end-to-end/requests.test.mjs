import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { Administration, answered, dialog, go, launch, Mailbox, notice, sends, showEverywhere } from "./administration.mjs";
import { typedCodeIn } from "./mailbox.mjs";
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

test("step 1 mails a code, step 2 approves by address and username with a role, and the tracker shows both (I-04, I-12 to I-14, I-18, I-20)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder, client } = here;
        const { policies } = await here.organization();
        await client.command({ type: "set_policies", policies: { ...policies, onboarding: "verified" } });
        await go(page, "Requests");
        await reads(page, "Nobody asks for access");
        await showEverywhere(founder, "requests-none");
        const [first, second] = [1, 2].map((step) => page.getByRole("region", { name: new RegExp(`^Step ${step}`) }));
        await field(first, "E-mail address").fill("raj@corp.example");
        await button(first, "Send the code").click();
        await notice(page, "The code is on its way to raj@corp.example");
        assert.match(typedCodeIn(await mailbox.to("raj@corp.example")), /^[0-9A-Z-]{22}$/);
        const stages = page.getByRole("list", { name: "Stages of raj@corp.example" });
        await stages.getByText("Account and request: next").waitFor();

        await button(second, "Approve and invite").click();
        await second.getByText("This is needed.").first().waitFor();
        await field(second, "E-mail address").fill("raj@corp.example");
        await field(second, "Username").fill("raj.kim");
        await field(second, "Initial role").selectOption({ label: "Inviter" });
        await showEverywhere(founder, "requests");
        await sends(page, () => button(second, "Approve and invite").click());
        await notice(page, "raj.kim is approved and was invited to accept");
        await stages.getByText("Joined: next").waitFor();
        const [membership] = (await personAt(client, "raj@corp.example")).memberships;
        assert.equal(membership.phase, "offered");
        assert.equal(membership.handle, "raj.kim");
        assert.equal(membership.role, (await roleNamed(client, "Inviter")).id);
        await mailbox.to("raj@corp.example", 2);
    });
});

test("an invitation whose voucher may no longer vouch is listed, and vouched for anew (rule 7)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder, client } = here;
        const carol = await here.member("carol@corp.example", "Admin");
        const admin = await roleNamed(client, "Admin");
        await invite(mailbox, carol, "raj@corp.example", { name: "Raj Kim", role: admin.id });
        const record = await personAt(client, "carol@corp.example");
        const member = await roleNamed(client, "Member");
        await go(page, "Requests");
        assert.equal(await page.getByRole("heading", { name: "To be confirmed" }).count(), 0);
        await client.command({ type: "change_role", membership: record.memberships[0].id, role: member.id });
        await page.getByRole("region", { name: "To be confirmed" }).getByText("Raj Kim").waitFor();
        await showEverywhere(founder, "requests-unvouched");
        await sends(page, () => button(page, "Confirm and send again").click());
        await page.getByRole("heading", { name: "To be confirmed" }).waitFor({ state: "detached" });
        const [membership] = (await personAt(client, "raj@corp.example")).memberships;
        assert.equal(membership.voucher.account, client.account.id);
    });
});

test("who asks for access is approved with a role and then accepts, or is turned down with a reason (I-06, I-08 to I-11, I-16, I-19)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const { page, founder, client } = here;
        const [harbour, lighthouse] = [randomUUID(), randomUUID()];
        const { policies } = await here.organization();
        await client.command(
            { type: "create_project", id: harbour, name: "Harbour" },
            { type: "create_project", id: lighthouse, name: "Lighthouse" },
        );
        const maya = await here.member("maya@corp.example", "Member");
        await client.command({ type: "set_policies", policies: { ...policies, onboarding: "verified", access_requests: "open" } });
        await invite(mailbox, client, "maya@corp.example", { seats: [{ id: randomUUID(), scope: harbour }], role: null });
        const placeIn = async (scope) => (await personAt(client, "maya@corp.example")).memberships.find((each) => each.scope === scope);
        const { id } = await placeIn(harbour);
        await go(page, "Requests");
        await reads(page, "Nobody asks for access");
        const [asked, beside] = await maya.command(
            { type: "request_access", request: randomUUID(), membership: id },
            { type: "request_access", request: randomUUID(), scope: lighthouse },
        );
        assert.deepEqual([asked.errors, beside.errors], [[], []]);
        await row(page, "Harbour").getByText("maya@corp.example").waitFor();
        await row(page, "Lighthouse").waitFor();
        await showEverywhere(founder, "requests-asking");

        await row(page, "Lighthouse").getByRole("button", { name: "Deny maya" }).click();
        await field(dialog(page), "Reason optional").fill("The lighthouse is closed.");
        await founder.show("requests-deny");
        await sends(page, () => button(dialog(page), "Deny").click());
        await answered(page);
        await row(page, "Lighthouse").waitFor({ state: "detached" });
        assert.deepEqual((await here.organization()).requests ?? [], []);

        await row(page, "Harbour").getByRole("button", { name: "Approve maya" }).click();
        await field(dialog(page), "Initial role").selectOption({ label: "Inviter" });
        await founder.show("requests-approve");
        await sends(page, () => button(dialog(page), "Approve").click());
        await answered(page);
        await notice(page, "maya is approved and was invited to accept");
        assert.equal((await placeIn(harbour)).phase, "offered");
        assert.equal((await maya.post(`/v1/memberships/${id}/accept`)).status, 200);
        assert.equal((await placeIn(harbour)).phase, "active");
        assert.equal((await placeIn(harbour)).role, (await roleNamed(client, "Inviter")).id);
    });
});
