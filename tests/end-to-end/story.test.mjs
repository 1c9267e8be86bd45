import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Visitor } from "./browser.mjs";
import { founder } from "./client.mjs";
import { rowsOf } from "./database.mjs";
import { addressCodeIn, linkIn, Mailbox, tokenOf, typedCodeIn } from "./mailbox.mjs";
import { within } from "./process.mjs";
import {
    button,
    choose,
    createAccount,
    field,
    headed,
    inviteThroughPage,
    openInvite,
    phaseOf,
    reads,
    row,
    saved,
    signInThroughPage,
    verdict,
} from "./screens.mjs";
import { withServer } from "./server.mjs";

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
const maya = { name: "Maya Corp", address: "maya@corp.example", password: "twelve owls above the pines" };
const paste = [`${john.name} <${john.address}>`, maya.address, "nobody", founder.address, john.address, "ann@gmial.com"].join(", ");

test("the door opens, in two browsers", async (t) => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const secrets = [(await server.setUpLink()).split("#")[1]];
        const admin = await Visitor.arrive(browser, server);
        const newcomer = await Visitor.arrive(browser, server);
        const visitors = [admin, newcomer];
        const arrive = async (options) => {
            const visitor = await Visitor.arrive(browser, server, options);
            visitors.push(visitor);
            return visitor;
        };
        const { page } = admin;

        // One step builds on another, so the first that fails ends the story.
        async function step(name, act) {
            let failure;
            await t.test(name, async () => {
                try {
                    await act();
                } catch (error) {
                    failure = error;
                    for (const [number, visitor] of visitors.entries()) {
                        await visitor.picture(`fault-${name}-${number}`);
                        for (const fault of visitor.faults) console.error(fault);
                    }
                    throw error;
                }
            });
            if (failure) throw failure;
        }

        await step("set-up judges every field while it is typed", async () => {
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

            const late = await arrive();
            await late.page.goto(await server.setUpLink());
            await headed(late.page, "This server is already set up");
            await late.show("set-up-done");
        });

        // The same person at another desk, who looks on.
        const watcher = await arrive();
        const watching = watcher.page;
        await watching.goto("/people");
        await signInThroughPage(watching, founder);
        await headed(watching, "People");
        await phaseOf(watching, founder.address, "Active");
        await watching.evaluate(() => (globalThis.never_reloaded = true));

        await step("a paste becomes chips with a verdict each, and the invitations appear at once", async () => {
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
            await button(page, `Edit ${maya.address}`).waitFor();
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
            await phaseOf(page, maya.address, "Invited");
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

        await step("a second page has seen it without being loaded again", async () => {
            await phaseOf(watching, john.name, "Invited");
            await reads(watching, "3 people in the directory");
        });

        const letter = await mailbox.to(john.address);
        const link = linkIn(letter);
        secrets.push(tokenOf(link), typedCodeIn(letter));

        await step("the mail is there, in HTML and in text", async () => {
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

        await step("looking at the link any number of times changes nothing", async () => {
            const untouched = await rowsOf(server);
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

        await step("the landing page says who invites, to what, with which role; then an account is made", async () => {
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
            assert.equal(await field(landing, "Name").inputValue(), john.name);
            assert.equal(await field(landing, "E-mail address").inputValue(), john.address);
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

        await step("the second page shows the member without being loaded again", async () => {
            await phaseOf(watching, john.name, "Active");
            await phaseOf(page, john.name, "Active");
            assert.equal(await watching.evaluate(() => globalThis.never_reloaded), true);
            await watcher.show("people-joined");
        });

        await step("a second use of the link says sign in", async () => {
            const again = await arrive();
            await again.page.goto(link);
            await headed(again.page, "This invitation was already answered");
            await again.show("link-answered");
            await again.page.getByRole("link", { name: "Sign in" }).click();
            await headed(again.page, "Sign in");
            await newcomer.page.goto(link);
            await headed(newcomer.page, "This invitation was already answered");
        });

        await step("a resent invitation replaces its link, and the old one may ask for another", async () => {
            const first = linkIn(await mailbox.to(maya.address));
            await choose(page, maya.address, "Resend invite");
            await reads(page, "Invitation sent again");
            const second = linkIn(await mailbox.to(maya.address, 2));
            secrets.push(tokenOf(first), tokenOf(second));
            const late = await arrive();
            await late.page.goto(first);
            await headed(late.page, "A newer invitation was sent");
            await late.show("link-superseded");
            await late.showOnPhone("link-superseded-phone", { dark: true });
            await button(late.page, "Send me a new link").click();
            await headed(late.page, "A new link is on its way");
            await late.show("link-renewed");
            const third = linkIn(await mailbox.to(maya.address, 3));
            secrets.push(tokenOf(third));
            await late.page.goto(second);
            await headed(late.page, "A newer invitation was sent");
            await late.page.goto(third);
            await headed(late.page, "Join Northwind");
        });

        await step("a copied link proves no mailbox: the page mails a code and goes on when it is entered", async () => {
            await choose(page, maya.address, "Copy invite");
            await reads(page, `Link for ${maya.address} copied`);
            const copied = await admin.clipboard();
            assert.ok(copied.startsWith(`${server.origin}/i#`), copied);
            secrets.push(tokenOf(copied));
            await admin.show("people-copied");
            const holder = await arrive({ phone: true });
            await holder.page.goto(copied);
            await headed(holder.page, "Join Northwind");
            await reads(holder.page, "This link was handed to you, so a code is mailed");
            assert.equal(await button(holder.page, "Decline").count(), 0);
            await holder.show("landing-copied-phone", { full: true });
            await createAccount(holder.page, maya.password, maya.name);
            await headed(holder.page, "Look into your mail");
            const letters = mailbox.mails.filter((mail) => mail.recipients.includes(maya.address)).length;
            const code = addressCodeIn(await mailbox.to(maya.address, Math.max(4, letters)));
            secrets.push(code);
            await field(holder.page, "Code").fill(code.startsWith("0") ? `1${code.slice(1)}` : `0${code.slice(1)}`);
            await button(holder.page, "Confirm and join").click();
            await verdict(holder.page, "Code").getByText("This code is not right.").waitFor();
            await holder.show("confirm-code-phone");
            await field(holder.page, "Code").fill(code);
            await button(holder.page, "Confirm and join").click();
            await headed(holder.page, maya.name);
            await phaseOf(watching, maya.name, "Active");
        });

        await step("the typed code does what the link does, and a wrong symbol is shown before a try is spent", async () => {
            await inviteThroughPage(page, "Tess Typed <tess@typed.example>");
            const mail = await mailbox.to("tess@typed.example");
            const typed = typedCodeIn(mail);
            secrets.push(typed, tokenOf(linkIn(mail)));
            const typist = await arrive();
            await typist.page.goto("/sign-in");
            await typist.page.getByRole("link", { name: "I have an invitation code" }).click();
            await headed(typist.page, "Enter your invitation code");
            await field(typist.page, "E-mail address").fill("tess@typed.example");
            await field(typist.page, "Invitation code").pressSequentially(`${typed.slice(0, 2)}!`);
            await verdict(typist.page, "Invitation code").getByText("Symbol 3, “!”, cannot be right.").waitFor();
            const wrong = typed.replace(/^./, (symbol) => (symbol === "7" ? "8" : "7"));
            await field(typist.page, "Invitation code").fill(wrong);
            await button(typist.page, "Open the invitation").click();
            await verdict(typist.page, "Invitation code").getByText("mistyped").waitFor();
            await typist.show("code-mistyped");
            await typist.showOnPhone("code-mistyped-phone", { dark: true });
            assert.ok(!typist.requests.some((request) => request.url.endsWith("/v1/invitations/open")), "a try was spent");
            await field(typist.page, "Invitation code").fill(typed.toLowerCase());
            await verdict(typist.page, "Invitation code").getByText("Typed correctly").waitFor();
            await button(typist.page, "Open the invitation").click();
            await headed(typist.page, "Join Northwind");
            await createAccount(typist.page, "a kettle sings at five");
            await headed(typist.page, "Tess Typed");
            await phaseOf(watching, "Tess Typed", "Active");
        });

        await step("a link whose # a gateway has encoded works, and its secret is not logged", async () => {
            await inviteThroughPage(page, "gate@way.example");
            const token = tokenOf(linkIn(await mailbox.to("gate@way.example")));
            secrets.push(token);
            const visitor = await arrive();
            await visitor.page.goto(`/i%23${token}`);
            await headed(visitor.page, "Join Northwind");
            assert.equal(visitor.page.url(), `${server.origin}/i`);
            await button(visitor.page, "Decline").click();
            await button(visitor.page, "Decline invitation").click();
            await headed(visitor.page, "You declined");
            await visitor.show("declined");
            await phaseOf(watching, "gate@way.example", "Declined");
            // The address that the gateway made is the one place where the secret is asked for by its name.
            visitor.requests = visitor.requests.filter((request) => request.url !== `${server.origin}/i%23${token}`);
        });

        await step("a removed invitation is no longer valid", async () => {
            await inviteThroughPage(page, "gone@example.com");
            const link_gone = linkIn(await mailbox.to("gone@example.com"));
            secrets.push(tokenOf(link_gone));
            const visitor = await arrive();
            await visitor.page.goto(link_gone);
            await headed(visitor.page, "Join Northwind");
            await choose(page, "gone@example.com", "Remove invitation");
            await page.getByRole("dialog").getByRole("heading", { name: "Remove the invitation of gone@example.com?" }).waitFor();
            await admin.show("remove");
            await button(page, "Remove invitation").click();
            await reads(page, "Invitation removed");
            await phaseOf(watching, "gone@example.com", "Removed");
            await saved(page);
            // Who stands on the page already is told when they go on.
            await createAccount(visitor.page, "late as ever, again", "Gone Before");
            await reads(visitor.page, "This invitation is no longer valid");
            await visitor.show("create-account-removed");
            await visitor.page.goto("about:blank");
            await visitor.page.goto(link_gone);
            await headed(visitor.page, "This invitation is no longer valid");
            await visitor.show("link-removed");
        });

        await step("one invitation in two tabs is answered once", async () => {
            await inviteThroughPage(page, "Toni Tabs <toni@tabs.example>");
            const link_tabs = linkIn(await mailbox.to("toni@tabs.example"));
            secrets.push(tokenOf(link_tabs));
            const toni = await arrive();
            const other = await toni.another();
            for (const tab of [toni.page, other]) {
                await tab.goto(link_tabs);
                await headed(tab, "Join Northwind");
            }
            await createAccount(toni.page, "two tabs at a time");
            await headed(toni.page, "Toni Tabs");
            await other.bringToFront();
            await createAccount(other, "two tabs at a time");
            await other.getByText(/already answered|session has changed|already have an account/i).first().waitFor();
            await toni.show("two-tabs", { page: other });
            await phaseOf(watching, "Toni Tabs", "Active");
        });

        await step("somebody else's invitation is not yours", async () => {
            await inviteThroughPage(page, "other@example.com");
            const link_other = linkIn(await mailbox.to("other@example.com"));
            secrets.push(tokenOf(link_other));
            await newcomer.page.goto(link_other);
            await headed(newcomer.page, "This invitation is for another account");
            await newcomer.show("landing-wrong-account");
            await button(newcomer.page, "Sign out and switch account").click();
            await headed(newcomer.page, "Join Northwind");
        });

        await step("a link that is broken says so", async () => {
            const visitor = await arrive();
            await visitor.page.goto(`${link.slice(0, -3)}xyz`);
            await headed(visitor.page, "This link is not valid");
            await visitor.show("link-invalid");
            await visitor.page.goto("/nothing");
            await visitor.page.goto("/code");
            await headed(visitor.page, "Enter your invitation code");
            await visitor.show("code");
        });

        await step("the administrator reads the outbox; delivered mail says so", async () => {
            await page.getByRole("link", { name: "Outbox" }).click();
            await headed(page, "Outbox");
            await reads(page, "Handed over");
            assert.ok(!(await page.locator("main").innerText()).includes("--smtp"));
            await admin.show("outbox-smtp");
            await page.getByRole("link", { name: "People", exact: true }).click();
            await headed(page, "People");
        });

        await step("sign out and in again", async () => {
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
            await other.getByRole("dialog").getByRole("heading", { name: "You have been signed out" }).waitFor();
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

        await step("no secret is in an address, a Referer, a log, or left in a browser", async () => {
            secrets.push(john.password, maya.password, founder.password);
            for (const visitor of visitors) {
                const left = (await visitor.leave()).join("\n");
                for (const secret of secrets) {
                    const told = visitor.requests.filter(({ url, referer }) => url.includes(secret) || referer.includes(secret));
                    assert.deepEqual(told, []);
                    assert.ok(!left.includes(secret), "a secret is left in the browser");
                }
            }
            assert.ok(server.log.length > 10_000, "the log was not read");
            for (const secret of secrets) assert.ok(!server.log.includes(secret), "a secret is in the log");
            await server.process.line((line) => / GET \/i 200 /.test(line), "the request for /i%23… as /i");
        });
    });
});
