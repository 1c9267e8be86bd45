import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Visitor } from "./browser.mjs";
import { founder } from "./client.mjs";
import { Mailbox } from "./mailbox.mjs";
import { northwind, showBothWays } from "./northwind.mjs";
import { button, choose, headed, phaseOf, reads, row, saved, signInThroughPage } from "./screens.mjs";
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

const people = [
    { name: "Amal Haddad", groups: ["Design", "Support"] },
    { name: "Bo Lind", groups: ["Design"], in: ["Harbour"] },
    { name: "Cleo Novak", when: "later" },
    { name: "Dana Berg", when: "later", in: [null, "Harbour"] },
    { name: "Emil Costa", when: "by_link", groups: ["Support"] },
    { name: "Fay Silva" },
];

const names = async (page) => (await page.getByRole("grid").getByRole("link").allInnerTexts()).toSorted();
const shows = async (page, ...wanted) => {
    const all = page.getByRole("grid").getByRole("link");
    await page.waitForFunction((count) => document.querySelectorAll("[role=grid] [role=row] a").length === count, wanted.length);
    await all.first().waitFor();
    assert.deepEqual(await names(page), wanted.toSorted());
};
const tick = (page, who) => page.getByRole("checkbox", { name: `Select ${who}` }).click();
const inBar = (page, name) => page.getByRole("toolbar").getByRole("button", { name });
const filterBy = async (page, label, option) => {
    await button(page, "Filter").click();
    const panel = page.getByRole("dialog", { name: "Filter" });
    await panel.getByLabel(label, { exact: true }).selectOption({ label: option });
    await panel.getByRole("button", { name: "Done" }).click();
    await panel.waitFor({ state: "hidden" });
};

test("people are found, selected and acted on", async (t) => {
    await withServer({ smtp: mailbox.port, words: ["--hold-mail", "10"] }, async (server) => {
        const made = await northwind(server, { projects: ["Harbour"], groups: ["Design", "Support"], people });
        const story = new Story(t, browser, server);
        const admin = await story.settle();
        const { page } = admin;
        await page.goto("/people");
        await signInThroughPage(page, founder);
        await headed(page, "People");
        await reads(page, "7 people in the directory");

        await story.step("T-12, T-15, W-14: tabs and filters narrow the table, and the address of the page keeps them", async () => {
            await page.getByRole("button", { name: /^Awaiting invitation/ }).click();
            await shows(page, "Cleo Novak", "Dana Berg");
            assert.equal(new URL(page.url()).search, "?phase=uninvited");
            await filterBy(page, "Project", "Harbour");
            await shows(page, "Dana Berg");
            await page.reload();
            await shows(page, "Dana Berg");
            await button(page, "No longer filter by Harbour").click();
            await page.getByRole("button", { name: /^Everyone/ }).click();
            await filterBy(page, "Group", "Design");
            await shows(page, "Amal Haddad", "Bo Lind");
            await button(page, "No longer filter by Design").click();
            await filterBy(page, "Invitation by", "Link");
            await shows(page, "Emil Costa");
            await filterBy(page, "Role", "Founder");
            await reads(page, "Nobody matches these filters.");
            await admin.show("people-none-filtered");
            await button(page, "Show everyone").click();
            await filterBy(page, "Vouched for by", "An integration");
            await reads(page, "Nobody matches these filters.");
            await button(page, "Show everyone").click();
            assert.equal(new URL(page.url()).search, "");
        });

        await story.step("every column sorts, and says so", async () => {
            await button(page, "Person").click();
            await page.getByRole("columnheader", { name: "Person" }).and(page.locator("[aria-sort=ascending]")).waitFor();
            assert.equal(new URL(page.url()).search, "?sort=name");
            await button(page, "Person").click();
            await page.locator("[aria-sort=descending]").waitFor();
            assert.equal(await page.getByRole("grid").getByRole("link").first().innerText(), "Fay Silva");
            for (const name of ["Status", "Role", "Last change"]) {
                await button(page, name).click();
                await page.getByRole("columnheader", { name }).and(page.locator("[aria-sort=ascending], [aria-sort=descending]")).waitFor();
            }
        });

        await story.step("keys alone find, select a range, open somebody and invite", async () => {
            await page.keyboard.press("?");
            await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
            await admin.show("people-keys");
            await page.keyboard.press("Escape");
            await button(page, "Person").click();
            await page.waitForFunction(() => {
                const names = Array.from(document.querySelectorAll("[role=grid] [role=row] a"), (link) => link.textContent.trim());
                return names.length === 7 && names.join() === names.toSorted().join();
            });
            await page.locator("[role=grid] [role=row][tabindex='0']").focus();
            await page.keyboard.press("Home");
            await page.keyboard.press("Space");
            await page.keyboard.press("Shift+ArrowDown");
            await page.keyboard.press("Shift+ArrowDown");
            await page.getByRole("toolbar", { name: "3 selected" }).waitFor();
            await showBothWays(admin, "people-selected");
            await page.keyboard.press("Escape");
            await page.getByRole("toolbar").waitFor({ state: "hidden" });
            await page.keyboard.press("/");
            await page.keyboard.type("cleo");
            await shows(page, "Cleo Novak");
            await page.keyboard.press("Escape");
            await page.locator("[role=grid] [role=row][tabindex='0']").focus();
            await page.keyboard.press("Enter");
            await page.waitForURL(/\/people\/[0-9a-f-]{36}$/);
            await page.goBack();
            await headed(page, "People");
            await page.keyboard.press("i");
            await page.getByRole("dialog", { name: /^Invite people/ }).waitFor();
            await page.keyboard.press("Escape");
        });

        await story.step("a selection outlives the filter, and says how many it does not show", async () => {
            await tick(page, "Amal Haddad");
            await tick(page, "Cleo Novak");
            await tick(page, "Emil Costa");
            await page.getByRole("button", { name: /^Awaiting invitation/ }).click();
            await reads(page, "2 not shown");
            await page.getByRole("button", { name: /^Everyone/ }).click();
            await button(page, "Clear the selection").click();
        });

        await story.step("W-13, W-15: the row of somebody uninvited invites them, after a look at the message", async () => {
            await button(page, "Invite Cleo Novak").click();
            const dialog = page.getByRole("dialog", { name: "Invite Cleo Novak" });
            await dialog.getByLabel(/^Message/).fill("We start on Monday.");
            await dialog.getByText("Preview the mail").click();
            await dialog.getByText("Ada Lindqvist wrote:").waitFor();
            await showBothWays(admin, "people-send");
            await dialog.getByRole("button", { name: "Send invitation" }).click();
            await phaseOf(page, "Cleo Novak", "Invited");
        });

        await story.step("what was done is undone while the mail is held", async () => {
            await button(page, "Undo").click();
            await reads(page, "Undone");
            await phaseOf(page, "Cleo Novak", "Awaiting invitation");
            await button(page, "Invite Cleo Novak").click();
            await page.getByRole("dialog").getByRole("button", { name: "Send invitation" }).click();
            await phaseOf(page, "Cleo Novak", "Invited");
            await saved(page);
        });

        await story.step("D-07, D-11, T-02: all that match are acted on where that is allowed, and the bar says with how many", async () => {
            await page.getByRole("checkbox", { name: "Select everyone shown" }).click();
            await page.getByRole("toolbar", { name: "7 selected" }).waitFor();
            await inBar(page, "More for those selected").click();
            await page.getByRole("menuitem", { name: /^Set groups…/ }).click();
            const dialog = page.getByRole("dialog", { name: /^Groups of/ });
            await dialog.getByRole("checkbox", { name: "Support" }).check();
            await admin.show("people-groups");
            await dialog.getByRole("button", { name: "Set groups" }).click();
            await reads(page, /^Groups of \d people changed$/);
            await saved(page);
            const { people: records } = await made.client.everything();
            const inSupport = ({ memberships }) => memberships.some(({ groups }) => groups?.includes(made.groups.Support));
            assert.equal(records.length, 7);
            assert.deepEqual(records.filter((record) => !inSupport(record)).map(({ person }) => person.name), []);

            await tick(page, "Fay Silva");
            await inBar(page, /^Resend invite/).click();
            await reads(page, "Invitation sent again");
            await tick(page, "Fay Silva");
            await inBar(page, "More for those selected").click();
            await page.getByRole("menuitem", { name: "Archive…" }).click();
            await page.getByRole("dialog", { name: "Archive Fay Silva?" }).getByRole("button", { name: "Archive" }).click();
            await phaseOf(page, "Fay Silva", "Archived");
            await choose(page, "Fay Silva", "Restore");
            await phaseOf(page, "Fay Silva", "Awaiting invitation");
            await tick(page, "Amal Haddad");
            await tick(page, "Emil Costa");
            await inBar(page, "Copy links").click();
            await reads(page, "2 links copied");
            const lines = (await admin.clipboard()).split("\n").map((line) => line.split("\t"));
            assert.deepEqual(lines.map(([name]) => name).toSorted(), ["Amal Haddad", "Emil Costa"]);
            for (const [, , link] of lines) {
                assert.match(link, /\/i#/);
                story.secrets.push(link.split("#")[1]);
            }
            await button(page, "Clear the selection").click();
            await admin.paste("");
        });

        await story.step("the palette finds people, pages and actions", async () => {
            await page.keyboard.press("Control+k");
            await page.keyboard.type("amal");
            await page.getByRole("option", { name: /Amal Haddad/ }).waitFor();
            await showBothWays(admin, "palette");
            await page.keyboard.press("Enter");
            await headed(page, "Amal Haddad");
            await page.locator("main:focus").waitFor();
            await page.keyboard.press("Control+k");
            await page.keyboard.type("go to people");
            await page.keyboard.press("Enter");
            await headed(page, "People");
        });

        await story.end();
    });
});

test("of thousands of rows only those in sight are in the page, and all can be selected without a list", async () => {
    await withServer({}, async (server) => {
        const some = Array.from({ length: 3000 }, (_, number) => ({
            name: `Person ${String(number).padStart(4, "0")}`,
            address: `person${number}@example.com`,
            when: "later",
        }));
        await northwind(server, { people: some });
        const admin = await Visitor.arrive(browser, server);
        const { page } = admin;
        const taken = [];
        page.on("response", (response) => {
            const { pathname, searchParams } = new URL(response.url());
            if (pathname.endsWith("/changes") && response.request().resourceType() === "fetch")
                taken.push({ after: searchParams.get("after"), link: response.headers()["link"] });
        });
        await page.goto("/people?sort=name");
        await signInThroughPage(page, founder);
        await reads(page, "3,001 people in the directory");
        // The first page names the second, which is asked for while the first is put.
        const [first, second] = taken;
        assert.equal(first.after, null);
        assert.ok(first.link.includes(`after=${second.after}>; rel="next"`), first.link);
        assert.equal(second.link, undefined);
        await page.locator("[role=grid] [role=row][tabindex='0']").focus();
        await page.keyboard.press("End");
        await row(page, "Person 2999").waitFor();
        assert.ok((await page.locator("[role=grid] [role=row]").count()) < 80);
        await page.getByRole("checkbox", { name: "Select everyone shown" }).click();
        await page.getByRole("toolbar", { name: "3,001 selected" }).waitFor();
        await page.getByRole("toolbar").getByRole("button", { name: /^Invite…/ }).waitFor();
        await admin.leave();
    });
});

test("D-11: more than ten thousand are acted on, and until then it is said how many it concerns and how far the work is", async () => {
    await withServer({}, async (server) => {
        const some = Array.from({ length: 10_400 }, (_, number) => ({ name: `Person ${number}`, address: `person${number}@example.com`, when: "later" }));
        const { client } = await northwind(server, { people: some });
        const admin = await Visitor.arrive(browser, server);
        const { page } = admin;
        await page.goto("/people?sort=name");
        await signInThroughPage(page, founder);
        await reads(page, "10,401 people in the directory");
        await page.getByRole("checkbox", { name: "Select everyone shown" }).click();
        await page.getByRole("toolbar", { name: "10,401 selected" }).getByRole("button", { name: /^Archive/ }).click();
        const dialog = page.getByRole("dialog");
        await dialog.getByRole("heading", { name: "Archive 10,401 people?" }).waitFor();
        await dialog.getByRole("button", { name: "Archive 10,401 people" }).click();
        await page.getByRole("log").getByText(/^[\d,]+ of 10,401$/).waitFor();
        await admin.show("people-progress");
        // So many take half a minute, and more beside other work.
        await page.getByRole("log").getByText("10,401 people archived").waitFor({ timeout: 240_000 });
        // Who is the last to manage is known to the server alone.
        await reads(page, "One change was not made");
        await saved(page);
        const { people } = await client.everything();
        assert.equal(people.filter((record) => record.memberships[0].phase === "archived").length, 10_400);
        await admin.leave();
    });
});
