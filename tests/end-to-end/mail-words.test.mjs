import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Visitor } from "./browser.mjs";
import { founder, setUp } from "./client.mjs";
import { linkIn, Mailbox, typedCodeIn } from "./mailbox.mjs";
import { withServer } from "./server.mjs";
import { invite, refused } from "./steps.mjs";

let mailbox;
let browser;
before(async () => {
    mailbox = await Mailbox.start();
    browser = await launch();
});
after(async () => {
    await browser.close();
    await mailbox.stop();
});

const german = {
    kind: "invitation",
    locale: "de",
    subject: "{{inviter}} erwartet Sie bei {{organization}}",
    text: "Guten Tag{{#recipient}} {{recipient}}{{/recipient}},\n\nwir bauen Häfen{{#role}}, Sie als {{role}}{{/role}}.\nBitte antworten Sie bis {{lapses}}.\n\n{{link}}\n\nWir freuen uns auf Sie.",
};
const arabic = {
    kind: "invitation",
    locale: "ar",
    subject: "دعوة للعمل مع {{organization}}",
    text: "أهلًا{{#recipient}} {{recipient}}{{/recipient}}،\n\nنبني الموانئ في {{organization}}، ونرجو أن تنضم إلينا قبل {{lapses}}.\n\n{{link}}\n\nإلى لقاء قريب.",
};

/** The HTML part as a mail reader shows it, with whatever goes wrong in it. */
async function look(mail, name, phone = false) {
    const context = await browser.newContext({ viewport: phone ? { width: 390, height: 844 } : { width: 720, height: 1000 } });
    const page = await context.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.setContent(mail.html);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(overflow, 0, `${name} is too wide`);
    await page.screenshot({ path: `build/screenshots/${name}.png`, fullPage: true });
    assert.deepEqual(asked, [], "a mail asks nobody for anything");
    const look = await page.evaluate(() => ({
        direction: getComputedStyle(document.querySelector("h1")).direction,
        links: Array.from(document.links, (link) => link.href),
    }));
    await context.close();
    return look;
}

test("W-06, W-23: an organization's own words go out in each one's language, with everything that one must know", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const templates = `/v1/organizations/${admin.organization}/templates`;
        for (const words of [german, arabic]) assert.equal((await admin.ask("PUT", templates, words)).status, 200);
        refused(await admin.ask("PUT", templates, { ...german, text: "{{vorname}}" }), 422, "template_variable_unknown");

        const { mail: to_german } = await invite(mailbox, admin, "jan@corp.example", {
            name: "Jan Friese",
            locale: "de-AT",
            message: "Bis Montag!",
        });
        assert.equal(to_german.headers.subject, `${founder.name} erwartet Sie bei Northwind`);
        assert.ok(to_german.text.includes("Guten Tag Jan Friese,\n\nwir bauen Häfen, Sie als Mitglied.\nBitte antworten Sie bis "));
        assert.ok(to_german.text.includes("> Bis Montag!"));
        assert.ok(to_german.text.includes("Sie erhalten diese E-Mail, weil"));
        const german_look = await look(to_german, "mail-german");
        assert.equal(german_look.direction, "ltr");
        assert.deepEqual(german_look.links, [linkIn(to_german)]);

        const { mail: to_arabic } = await invite(mailbox, admin, "maha@corp.example", { name: "مها حداد", locale: "ar-EG" });
        assert.equal(to_arabic.headers.subject, "دعوة للعمل مع Northwind");
        assert.ok(to_arabic.text.includes("أهلًا مها حداد،"));
        const arabic_look = await look(to_arabic, "mail-arabic");
        await look(to_arabic, "mail-arabic-phone", true);
        assert.equal(arabic_look.direction, "rtl");
        assert.deepEqual(arabic_look.links, [linkIn(to_arabic)]);

        const { mail: to_english } = await invite(mailbox, admin, "jw@cowboy.com", { locale: "en" });
        assert.equal(to_english.headers.subject, `${founder.name} invites you to Northwind`);

        for (const mail of [to_german, to_arabic, to_english]) {
            assert.deepEqual(mail.defects, []);
            assert.ok(mail.html.includes(typedCodeIn(mail)) && mail.html.includes(linkIn(mail)));
            assert.ok(mail.text.includes(founder.name), "who invites");
        }
    });
});

test("a preview is the mail, without its secrets", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const path = `/v1/organizations/${admin.organization}/templates/preview`;
        const shown = await admin.post(path, arabic);
        assert.equal(shown.status, 200, shown.text);
        assert.ok(shown.body.html.includes('dir="rtl"') && shown.body.text.includes(`${server.origin}/i#preview`));
        assert.deepEqual(shown.body.warnings, [{ flaw: "untranslated", field: "locale", what: "en" }]);
        refused(await admin.post("/v1/invitations/open", { token: "preview" }), 404, "link_invalid");
    });
});

test("the server's administrator sees whether mail leaves", async () => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const admin = await setUp(server);
        const tried = await admin.post("/v1/mail/test", { to: "postmaster@corp.example" });
        assert.deepEqual([tried.status, tried.body.outcome, tried.body.code], [200, "accepted", 250], tried.text);
        const mail = await mailbox.to("postmaster@corp.example");
        assert.equal(mail.headers.subject, "A test mail from Usher");
        assert.ok(mail.text.includes(server.origin));
    });
    await withServer({ words: ["--smtp", "smtp://127.0.0.1:9"] }, async (server) => {
        const admin = await setUp(server);
        const { body } = await admin.post("/v1/mail/test", { to: "postmaster@corp.example" });
        assert.deepEqual([body.outcome, body.code], ["deferred", 0]);
        assert.notEqual(body.reply, "");
    });
});

test("the reference of the API is a page of the server", async () => {
    await withServer({}, async (server) => {
        const visitor = await Visitor.arrive(browser, server);
        const { page } = visitor;
        await page.goto("/docs/api");
        await page.getByRole("heading", { name: "API reference" }).waitFor();
        await visitor.show("reference");

        await page.keyboard.press("/");
        await page.keyboard.type("template preview");
        await page.getByRole("heading", { name: "A mail as somebody would get it" }).waitFor();
        assert.equal(await page.locator("section[id]").count(), 1);
        await visitor.show("reference-search", { dark: true });
        await visitor.showOnPhone("reference-phone");
        await page.keyboard.type(" of nothing");
        await page.getByText("Nothing found").waitFor();
        await page.keyboard.press("Escape");

        await page.getByRole("link", { name: "Invite person", exact: false }).first().click();
        assert.ok(page.url().endsWith("#invite_person"));
        await page.goto("/docs/api#set_template");
        await page.reload();
        await page.locator("#set_template").getByText("Session or token").waitFor();
        const top = await page.locator("#set_template").evaluate((section) => section.getBoundingClientRect().top);
        assert.ok(top >= 0 && top < 300, `an address with an anchor leads to it, not ${top} pixels off`);
        await page.route("**/v1/openapi.json", (route) => route.fulfill({ status: 404 }));
        await page.reload();
        await page.getByRole("heading", { name: "The reference could not be read" }).waitFor();
        await visitor.show("reference-failed");
        await page.unroute("**/v1/openapi.json");
        await page.getByRole("button", { name: "Try again" }).click();
        await page.getByRole("heading", { name: "API reference" }).waitFor();
        await visitor.leave();
        const core = visitor.requests.filter((request) => request.url.endsWith(".wasm"));
        assert.deepEqual(core, [], "the reference needs no core");
    });
});
