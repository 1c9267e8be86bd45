import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { founder, setUp } from "./client.mjs";
import { addressCodeIn, linkIn, Mailbox, tokenOf, typedCodeIn } from "./mailbox.mjs";
import {
    button,
    choose,
    createAccount,
    field,
    headed,
    inviteThroughPage,
    phaseOf,
    reads,
    saved,
    signInThroughPage,
    verdict,
} from "./screens.mjs";
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

const maya = { name: "Maya Corp", address: "maya@corp.example", password: "twelve owls above the pines" };

test("every link does what it says, and says why when it does not", async (t) => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        await setUp(server);
        const story = new Story(t, browser, server);
        story.secrets.push(maya.password, founder.password);
        const admin = await story.settle();
        const { page } = admin;
        await page.goto("/people");
        await signInThroughPage(page, founder);
        await headed(page, "People");

        await story.step("D-17: a resent invitation replaces its link, and the old one may ask for another", async () => {
            await inviteThroughPage(page, maya.address);
            const first = linkIn(await mailbox.to(maya.address));
            await choose(page, maya.address, "Resend invite");
            await reads(page, "Invitation sent again");
            const second = linkIn(await mailbox.to(maya.address, 2));
            story.secrets.push(tokenOf(first), tokenOf(second));
            const late = await story.arrive();
            await late.page.goto(first);
            await headed(late.page, "A newer invitation was sent");
            await late.show("link-superseded");
            await late.showOnPhone("link-superseded-phone", { dark: true });
            await button(late.page, "Send me a new link").click();
            await headed(late.page, "A new link is on its way");
            await late.show("link-renewed");
            const third = linkIn(await mailbox.to(maya.address, 3));
            story.secrets.push(tokenOf(third));
            await late.page.goto(second);
            await headed(late.page, "A newer invitation was sent");
            await late.page.goto(third);
            await headed(late.page, "Join Northwind");
        });

        await story.step("a copied link proves no mailbox: the page mails a code and goes on when it is entered", async () => {
            await choose(page, maya.address, "Copy invite");
            await reads(page, `Link for ${maya.address} copied`);
            const copied = await admin.clipboard();
            assert.ok(copied.startsWith(`${server.origin}/i#`), copied);
            story.secrets.push(tokenOf(copied));
            await admin.show("people-copied");
            const holder = await story.arrive({ phone: true });
            await holder.page.goto(copied);
            await headed(holder.page, "Join Northwind");
            await reads(holder.page, "This link was handed to you, so a code is mailed");
            assert.equal(await button(holder.page, "Decline").count(), 0);
            await holder.show("landing-copied-phone", { full: true });
            await createAccount(holder.page, maya.password, maya.name);
            await headed(holder.page, "Look into your mail");
            const code = addressCodeIn(await mailbox.to(maya.address, 4));
            story.secrets.push(code);
            await field(holder.page, "Code").fill(code.startsWith("0") ? `1${code.slice(1)}` : `0${code.slice(1)}`);
            await button(holder.page, "Confirm and join").click();
            await verdict(holder.page, "Code").getByText("This code is not right.").waitFor();
            await holder.show("confirm-code-phone");
            await field(holder.page, "Code").fill(code);
            await button(holder.page, "Confirm and join").click();
            await headed(holder.page, maya.name);
            await phaseOf(page, maya.name, "Active");
        });

        await story.step("the typed code does what the link does, and a wrong symbol is shown before a try is spent", async () => {
            await inviteThroughPage(page, "Tess Typed <tess@typed.example>");
            const mail = await mailbox.to("tess@typed.example");
            const typed = typedCodeIn(mail);
            story.secrets.push(typed, tokenOf(linkIn(mail)));
            const typist = await story.arrive();
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
            await phaseOf(page, "Tess Typed", "Active");
        });

        await story.step("a link whose # a gateway has encoded works, and its secret is not logged", async () => {
            await inviteThroughPage(page, "gate@way.example");
            const token = tokenOf(linkIn(await mailbox.to("gate@way.example")));
            story.secrets.push(token);
            const visitor = await story.arrive();
            await visitor.page.goto(`/i%23${token}`);
            await headed(visitor.page, "Join Northwind");
            assert.equal(visitor.page.url(), `${server.origin}/i`);
            await button(visitor.page, "Decline").click();
            await button(visitor.page, "Decline invitation").click();
            await headed(visitor.page, "You declined");
            await visitor.show("declined");
            await phaseOf(page, "gate@way.example", "Declined");
            await server.process.line((line) => / GET \/i 200 /.test(line), "the request for /i%23… as /i");
            // The address that the gateway made is the one place where the secret is asked for by its name.
            visitor.requests = visitor.requests.filter((request) => request.url !== `${server.origin}/i%23${token}`);
        });

        await story.step("D-12: a removed invitation is no longer valid", async () => {
            await inviteThroughPage(page, "gone@example.com");
            const link_gone = linkIn(await mailbox.to("gone@example.com"));
            story.secrets.push(tokenOf(link_gone));
            const visitor = await story.arrive();
            await visitor.page.goto(link_gone);
            await headed(visitor.page, "Join Northwind");
            await choose(page, "gone@example.com", "Remove invitation");
            await page.getByRole("dialog").getByRole("heading", { name: "Remove the invitation of gone@example.com?" }).waitFor();
            await admin.show("remove");
            await button(page, "Remove invitation").click();
            await reads(page, "Invitation removed");
            await phaseOf(page, "gone@example.com", "Removed");
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

        await story.step("one invitation in two tabs is answered once", async () => {
            await inviteThroughPage(page, "Toni Tabs <toni@tabs.example>");
            const link_tabs = linkIn(await mailbox.to("toni@tabs.example"));
            story.secrets.push(tokenOf(link_tabs));
            const toni = await story.arrive();
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
            await phaseOf(page, "Toni Tabs", "Active");
        });

        await story.step("somebody else's invitation is not yours", async () => {
            await inviteThroughPage(page, "other@example.com");
            const link_other = linkIn(await mailbox.to("other@example.com"));
            story.secrets.push(tokenOf(link_other));
            const stranger = await story.arrive();
            await stranger.page.goto("/sign-in");
            await signInThroughPage(stranger.page, founder);
            await headed(stranger.page, founder.name);
            await stranger.page.goto(link_other);
            await headed(stranger.page, "This invitation is for another account");
            await stranger.show("landing-wrong-account");
            await button(stranger.page, "Sign out and switch account").click();
            await headed(stranger.page, "Join Northwind");
        });

        await story.step("a link that is broken says so", async () => {
            const visitor = await story.arrive();
            const [token] = story.secrets.slice(-1);
            await visitor.page.goto(`/i#${token.slice(0, -3)}xyz`);
            await headed(visitor.page, "This link is not valid");
            await visitor.show("link-invalid");
            await visitor.page.goto("/nothing");
            await headed(visitor.page, "There is nothing at this address");
            await visitor.show("nothing-here");
            await visitor.page.goto("/code");
            await headed(visitor.page, "Enter your invitation code");
            await visitor.show("code");
        });

        await story.end();
    });
});
