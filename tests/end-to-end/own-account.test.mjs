import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Administration, answered, dialog, launch, Mailbox, notice, showEverywhere } from "./administration.mjs";
import { Client } from "./client.mjs";
import { button, field, reads } from "./screens.mjs";
import { password, refused } from "./steps.mjs";

let mailbox, browser;
before(async () => {
    mailbox = await Mailbox.start();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await mailbox?.stop();
});

const credentials = { address: "nora@corp.example", password };

test("the owner of an account sees its sessions and ends them, changes the password, and leaves (D-30)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        const member = await here.member(credentials.address, "Admin");
        const visitor = await here.enter(member);
        const { page } = visitor;
        const elsewhere = new Client(here.server);
        assert.equal((await elsewhere.post("/v1/sessions", credentials)).status, 201);
        const third = new Client(here.server);
        assert.equal((await third.post("/v1/sessions", credentials)).status, 201);

        await page.goto("/account");
        const sessions = page.getByRole("region", { name: "Where you are signed in" });
        await sessions.getByText("This browser").waitFor();
        assert.equal(await sessions.getByRole("listitem").count(), 3);
        await reads(page, "From 127.0.0.1");
        await showEverywhere(visitor, "account-sessions");
        await sessions.getByRole("button", { name: /^End the session/ }).first().click();
        await notice(page, "is signed out");
        await sessions.getByRole("listitem").nth(2).waitFor({ state: "detached" });
        await button(page, "End all others").click();
        await visitor.show("account-end-others");
        await dialog(page).getByRole("button", { name: "End all others" }).click();
        await answered(page);
        refused(await elsewhere.get("/v1/me"), 401, "not_signed_in");
        refused(await third.get("/v1/me"), 401, "not_signed_in");

        const chosen = "nine umbrellas in the snow";
        assert.equal((await elsewhere.post("/v1/sessions", credentials)).status, 201);
        await button(page, "Change password").click();
        await dialog(page).getByRole("button", { name: "Change password" }).click();
        await reads(dialog(page), "This is needed.");
        await field(page, "Present password").fill("not the one");
        await field(page, "New password").fill("nora");
        await dialog(page).getByRole("button", { name: "Change password" }).click();
        await reads(dialog(page), /Too short/);
        await field(page, "New password").fill(chosen);
        await dialog(page).getByRole("button", { name: "Change password" }).click();
        await reads(dialog(page), "The address or the password is wrong.");
        await visitor.show("account-password", { dark: true });
        await field(page, "Present password").fill(password);
        await dialog(page).getByRole("button", { name: "Change password" }).click();
        await answered(page);
        await notice(page, "Your password is changed");
        refused(await elsewhere.get("/v1/me"), 401, "not_signed_in");
        refused(await elsewhere.post("/v1/sessions", credentials), 401, "wrong_credentials");
        assert.equal((await elsewhere.post("/v1/sessions", { ...credentials, password: chosen })).status, 201);

        await page.getByRole("button", { name: /^Leave / }).first().click();
        await reads(dialog(page), /You are no longer in/);
        await visitor.show("account-leave");
        await dialog(page).getByRole("button", { name: "Leave" }).click();
        await answered(page);
        await reads(page, "You are in no organization yet");
        const record = (await here.client.everything()).people.find(({ person }) => person.address === credentials.address);
        assert.equal(record.memberships[0].phase, "left");
        await visitor.leave();
    });
});

test("the last who can manage an organization does not leave it (D-30)", async () => {
    await Administration.run({ browser, mailbox }, async (here) => {
        await here.page.goto("/account");
        await here.page.getByRole("button", { name: /^Leave / }).first().click();
        await dialog(here.page).getByRole("button", { name: "Leave" }).click();
        await reads(dialog(here.page), "An organization needs at least one person who can manage it.");
        await here.founder.show("account-leave-refused");
    });
});
