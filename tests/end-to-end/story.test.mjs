import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { founder } from "./client.mjs";
import { rowsAtRest, rowsOf } from "./database.mjs";
import { linkIn, Mailbox, tokenOf, typedCodeIn } from "./mailbox.mjs";
import { button, field, headed, holds, openInvite, phaseOf, reads, saved, signInThroughPage, verdict } from "./screens.mjs";
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

const john = { name: "John Wayne", address: "jw@cowboy.com", password: "nine green boats at anchor" };
const maya = "maya@corp.example";
const paste = [`${john.name} <${john.address}>`, maya, "nobody", founder.address, john.address, "ann@gmial.com"].join(", ");

test("the door opens, in two browsers", async (t) => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const story = new Story(t, browser, server);
        story.secrets.push((await server.setUpLink()).split("#")[1], john.password, founder.password);
        const admin = await story.settle();
        const newcomer = await story.settle();
        const { page } = admin;

        await story.step("set-up judges every field while it is typed", async () => {
            await page.goto("/people");
            await headed(page, "Almost there");
            await admin.show("not-set-up");
            await page.goto(await server.setUpLink());
            await headed(page, "Set up Usher");
            assert.equal(page.url(), `${server.origin}/set-up`);
            await admin.show("set-up");

            await field(page, "Name").pressSequentially(founder.name);
            await field(page, "E-mail address").pressSequentially("ada");
            await verdict(page, "E-mail address").getByText("An e-mail address has an @ in it.").waitFor();
            await field(page, "E-mail address").pressSequentially("@gmial.com");
            await button(page, "Did you mean ada@gmail.com?").waitFor();
            await field(page, "E-mail address").fill(founder.address);
            await verdict(page, "E-mail address").getByText("Looks right").waitFor();
            await field(page, "Password").pressSequentially("ada");
            await verdict(page, "Password").getByText("Too short.").waitFor();
            await field(page, "Password").fill("Ada Lindqvist Ada");
            await verdict(page, "Password").getByText("Too easy to guess: it is made from your name").waitFor();
            await button(page, "Create the organization").click();
            await verdict(page, "Name of the organization").getByText("This is needed.").waitFor();
            await admin.show("set-up-judged");
            await admin.showOnPhone("set-up-judged-phone", { dark: true, full: true });
            assert.equal(admin.requests.filter(({ url, method }) => url.endsWith("/v1/set-up") && method === "POST").length, 0);

            await field(page, "Password").fill(founder.password);
            await verdict(page, "Password").getByText("Strong enough").waitFor();
            await field(page, "Name of the organization").fill(founder.organization_name);
            await button(page, "Create the organization").click();
            await headed(page, "People");
            assert.equal(page.url(), `${server.origin}/people`);
            await reads(page, "One person in the directory");
            await reads(page, "It starts with you");
            await phaseOf(page, founder.address, "Active");
            await admin.show("people-first");
            await admin.show("people-first-dark", { dark: true });
            await admin.showOnPhone("people-first-phone");

            const late = await story.arrive();
            await late.page.goto(await server.setUpLink());
            await headed(late.page, "This server is already set up");
            await late.show("set-up-done");
        });

        // The same person at another desk, who looks on.
        const watcher = await story.settle();
        const watching = watcher.page;
        await watching.goto("/people");
        await signInThroughPage(watching, founder);
        await headed(watching, "People");
        await phaseOf(watching, founder.address, "Active");
        await watching.evaluate(() => (globalThis.never_reloaded = true));

        await story.step("T-03: a paste becomes chips with a verdict each, and the invitations appear at once", async () => {
            await openInvite(page);
            await page.locator(":focus").and(field(page, "E-mail addresses")).waitFor();
            await admin.show("invite-empty");
            await admin.paste(paste);
            const dialog = page.getByRole("dialog");
            for (const [text, words] of [
                ["nobody", "An e-mail address has an @ in it."],
                [founder.address, "Already a member."],
                [john.address, "Listed twice."],
                ["ann@gmial.com", "Did you mean ann@gmail.com?"],
            ])
                await button(page, `Edit ${text}, ${words}`).waitFor();
            await button(page, `Edit ${john.name}`).waitFor();
            await button(page, `Edit ${maya}`).waitFor();
            await button(page, "Send 3 invitations").waitFor();
            await admin.show("invite-judged");
            await admin.show("invite-judged-dark", { dark: true });
            await admin.showOnPhone("invite-judged-phone");
            for (const text of ["ann@gmial.com", founder.address]) await button(page, `Remove ${text}`).click();
            const roles = await field(page, "Role").locator("option").allTextContents();
            assert.ok(roles.includes("Member") && roles.length > 1, roles.join());
            await field(page, "Role").selectOption({ label: "Member" });
            await dialog.locator("textarea").fill("We start on Monday.\nBring a hat & boots.");

            let release;
            const held = new Promise((resolve) => (release = resolve));
            await page.route("**/commands", async (route) => {
                await held;
                await route.continue();
            });
            await button(page, "Send 2 invitations").click();
            await dialog.waitFor({ state: "hidden" });
            await phaseOf(page, john.name, "Invited");
            await phaseOf(page, maya, "Invited");
            assert.equal(await page.locator('[title="Not confirmed yet"]').count(), 2);
            await reads(page, "Saving 2 changes…");
            await admin.show("people-pending");
            release();
            await saved(page);
            await page.locator('[title="Not confirmed yet"]').first().waitFor({ state: "detached" });
            await page.unroute("**/commands");
            await reads(page, "3 people in the directory");
            await admin.show("people-invited");

            await openInvite(page);
            await page.getByLabel("E-mail addresses").fill(john.address);
            await page.keyboard.press("Enter");
            await button(page, `Edit ${john.address}, Already invited.`).waitFor();
            assert.ok(await button(page, "Send invitations").isDisabled());
            await admin.show("invite-again");
            await page.keyboard.press("Escape");
            await dialog.waitFor({ state: "hidden" });
        });

        await story.step("a second page has seen it without being loaded again", async () => {
            await phaseOf(watching, john.name, "Invited");
            await reads(watching, "3 people in the directory");
        });

        const letter = await mailbox.to(john.address);
        const link = linkIn(letter);
        story.secrets.push(tokenOf(link), typedCodeIn(letter));

        await story.step("T-09: the mail is there, in HTML and in text", async () => {
            assert.ok(letter.types.includes("text/plain") && letter.types.includes("text/html"));
            assert.deepEqual(letter.defects, []);
            assert.deepEqual(letter.recipients, [john.address]);
            for (const part of [letter.text, letter.html]) {
                assert.ok(part.includes("Bring a hat"), part);
                assert.ok(part.includes(link) && part.includes(typedCodeIn(letter)), part);
            }
            assert.ok(link.startsWith(`${server.origin}/i#`));
            const reader = await browser.newContext({ viewport: { width: 800, height: 1000 }, javaScriptEnabled: false });
            const sheet = await reader.newPage();
            const asked = [];
            sheet.on("request", (request) => asked.push(request.url()));
            await sheet.setContent(letter.html);
            await sheet.screenshot({ path: "build/screenshots/mail.png" });
            await sheet.emulateMedia({ colorScheme: "dark" });
            await sheet.screenshot({ path: "build/screenshots/mail-dark.png" });
            await sheet.setViewportSize({ width: 390, height: 844 });
            await sheet.screenshot({ path: "build/screenshots/mail-phone-dark.png" });
            assert.deepEqual(asked, [], "the mail loads something");
            await reader.close();
        });

        await story.step("looking at the link any number of times changes nothing", async () => {
            const untouched = await rowsAtRest(server);
            for (let times = 0; times < 5; ++times) {
                await newcomer.page.goto("about:blank");
                await newcomer.page.goto(link);
                await headed(newcomer.page, "Join Northwind");
            }
            await newcomer.page.reload();
            await headed(newcomer.page, "Open the link again");
            await newcomer.show("link-missing");
            await newcomer.page.goto(link);
            await headed(newcomer.page, "Join Northwind");
            assert.deepEqual(await rowsOf(server), untouched);
        });

        await story.step("the landing page says who invites, to what, with which role; then an account is made", async () => {
            const landing = newcomer.page;
            assert.equal(landing.url(), `${server.origin}/i`);
            await reads(landing, `${founder.name} invites you to Northwind.`);
            await reads(landing, john.address);
            await reads(landing, "Bring a hat & boots.");
            await landing.locator("dd").getByText("Member", { exact: true }).waitFor();
            await newcomer.show("landing", { full: true });
            await newcomer.show("landing-dark", { dark: true, full: true });
            await newcomer.showOnPhone("landing-phone", { full: true });

            await button(landing, "Decline").click();
            await landing.getByRole("dialog").getByRole("heading", { name: "Decline the invitation?" }).waitFor();
            await newcomer.show("landing-decline");
            await button(landing, "Cancel").click();

            await button(landing, "Create account").click();
            await headed(landing, "Create your account");
            await holds(landing, "Name", john.name);
            await holds(landing, "E-mail address", john.address);
            await field(landing, "Password").fill("John Wayne John W");
            await verdict(landing, "Password").getByText("Too easy to guess: it is made from your name").waitFor();
            await button(landing, "Create account and join").click();
            await newcomer.show("create-account-judged");
            await newcomer.showOnPhone("create-account-judged-phone", { dark: true });
            await field(landing, "Password").fill(john.password);
            await verdict(landing, "Password").getByText("Strong enough").waitFor();
            await button(landing, "Create account and join").click();
            await headed(landing, john.name);
            assert.equal(landing.url(), `${server.origin}/account`);
            await reads(landing, "Your account is ready");
            await landing.getByRole("listitem").filter({ hasText: "Northwind" }).filter({ hasText: "Member" }).first().waitFor();
            await newcomer.show("account");
            await newcomer.show("account-dark", { dark: true });
            await newcomer.showOnPhone("account-phone");
        });

        await story.step("T-13: the second page shows the member without being loaded again", async () => {
            await phaseOf(watching, john.name, "Active");
            await phaseOf(page, john.name, "Active");
            assert.equal(await watching.evaluate(() => globalThis.never_reloaded), true);
            await watcher.show("people-joined");
        });

        await story.step("a second use of the link says sign in", async () => {
            const again = await story.arrive();
            await again.page.goto(link);
            await headed(again.page, "This invitation was already answered");
            await again.show("link-answered");
            await again.page.getByRole("link", { name: "Sign in" }).click();
            await headed(again.page, "Sign in");
            await newcomer.page.goto(link);
            await headed(newcomer.page, "This invitation was already answered");
        });

        await story.step("the administrator reads the outbox; delivered mail says so", async () => {
            await page.getByRole("link", { name: "Outbox" }).click();
            await headed(page, "Outbox");
            await reads(page, "Handed over");
            assert.ok(!(await page.locator("main").innerText()).includes("--smtp"));
            await admin.show("outbox-smtp");
            await page.getByRole("link", { name: "People", exact: true }).click();
            await headed(page, "People");
        });

        await story.step("sign out and in again", async () => {
            const other = await admin.another();
            await other.goto("/people");
            await headed(other, "People");
            await page.bringToFront();
            await page.locator(".foot").getByRole("button", { name: founder.name }).click();
            await page.getByRole("menuitem", { name: "Sign out" }).click();
            await headed(page, "Sign in");
            await admin.show("sign-in");
            await admin.showOnPhone("sign-in-phone", { dark: true });
            await other.bringToFront();
            await headed(other, "Sign in");
            await admin.show("signed-out-elsewhere", { page: other });
            await other.close();
            await page.bringToFront();
            await field(page, "E-mail address").fill(founder.address);
            await field(page, "Password").fill("not this one at all");
            await button(page, "Sign in").click();
            await reads(page, "The address or the password is wrong.");
            await admin.show("sign-in-wrong");
            await field(page, "Password").fill(founder.password);
            await button(page, "Sign in").click();
            await headed(page, founder.name);
            await admin.show("account-founder");
            await page.getByRole("link", { name: "Manage people of Northwind" }).click();
            await headed(page, "People");
            await reads(page, "people in the directory");
            await admin.showOnPhone("people-phone");
            await admin.showOnPhone("people-phone-dark", { dark: true });
            await admin.show("people-dark", { dark: true });
            await admin.show("people");
            await button(page, "Filter by name or e-mail").or(page.getByPlaceholder("Filter by name or e-mail")).first().fill("zzz");
            await reads(page, "Nobody found");
            await admin.show("people-none-found");
        });

        await story.end();
    });
});
