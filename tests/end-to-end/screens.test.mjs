import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, Visitor } from "./browser.mjs";
import { founder } from "./client.mjs";
import { Mailbox } from "./mailbox.mjs";
import { northwind } from "./northwind.mjs";
import { signInThroughPage } from "./screens.mjs";
import { root, withServer } from "./server.mjs";

let mailbox, browser;
before(async () => {
    mailbox = await Mailbox.start();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await mailbox?.stop();
});

const people = ["Maya Stone", "Goran Petrović", "Ximena Fernández de la Torre-Montgomery", "ليلى حداد", "Søren Ågård", "Wei Zhang"];

/** What the source calls the addresses of the admin app, so that a screen that is new is looked at too. */
async function addresses(person, organization) {
    const source = (path) => readFile(join(root, "web/src/admin", path), "utf8");
    const pages = Array.from((await source("pages.ts")).matchAll(/^ {8}path: "(.*)",$/gm), ([, path]) => path);
    const parts = Array.from((await source("settings/settings-pages.ts")).matchAll(/key: "(.*)"/g), ([, key]) => key);
    const servers = Array.from((await source("server/server-pages.ts")).matchAll(/key: "(.*)"/g), ([, key]) => key);
    const titles = /const titles = \{(.*)\} as const;/.exec(await source("registration/RegistrationPage.svelte"))?.[1] ?? "";
    const ways = Array.from(titles.matchAll(/(\w+): "/g), ([, way]) => way);
    assert.ok(pages.length >= 17 && parts.length >= 9 && servers.length >= 4 && ways.length >= 3, "the source is written in another way by now");
    return pages.flatMap((path) => {
        if (path === "/people/:person") return [`/people/${person}`];
        if (path === "/settings/:page") return parts.map((part) => `/settings/${part}`);
        if (path === "/server/:page") return servers.map((part) => `/server/${part}`);
        if (path === "/server/organizations/:organization") return [`/server/organizations/${organization}`];
        if (path === "/registration/:way") return ways.map((way) => `/registration/${way}`);
        return [path];
    });
}

/** Until everything stands there that was on its way. */
async function settled(page) {
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForFunction(() => document.querySelector("main .skeleton, main [aria-busy='true'], main .late") === null);
}

async function tellWidth(visitor, where) {
    const wider = await visitor.page.evaluate(() => {
        const main = document.querySelector("main") ?? document.body;
        return Math.max(document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth);
    });
    if (wider > 0) visitor.faults.push(`${where} is ${wider} pixels too wide at 360`);
}

/** Light and dark, from the left and from the right, at a desk and at 360 pixels. */
async function look(visitor, name) {
    const { page } = visitor;
    const desk = page.viewportSize();
    await visitor.show(`screen-${name}-dark`, { dark: true });
    await visitor.show(`screen-${name}`);
    await page.setViewportSize({ width: 360, height: 780 });
    await tellWidth(visitor, name);
    await visitor.picture(`screen-${name}-360`);
    await page.emulateMedia({ colorScheme: "dark" });
    await visitor.picture(`screen-${name}-360-dark`);
    await page.setViewportSize(desk);
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    await visitor.show(`screen-${name}-rtl`, { dark: true });
    await page.evaluate(() => (document.documentElement.dir = "ltr"));
}

test("every screen stands, has no fault that axe finds, fits a phone and keeps to its policy, in every dress", async (t) => {
    await withServer({ smtp: mailbox.port }, async (server) => {
        const made = await northwind(server, {
            projects: ["Aurora", "Harbour"],
            groups: ["Design", "Night shift"],
            people: people.map((name, index) => ({
                name,
                address: `person${index}@corp.example`,
                in: index % 2 === 0 ? [null] : [null, "Aurora"],
                groups: index % 3 === 0 ? ["Design"] : [],
                when: index === 5 ? "later" : "now",
            })),
        });
        const visitor = await Visitor.arrive(browser, server);
        await visitor.page.goto("/people");
        await signInThroughPage(visitor.page, founder);
        await visitor.page.getByRole("heading", { level: 1, name: "People" }).waitFor();
        const { person } = made.people["Maya Stone"];
        for (const path of [...(await addresses(person, made.client.organization)), "/account", "/code"]) {
            const name = path.slice(1).replace(person, "maya").replace(made.client.organization, "northwind").replaceAll("/", "-");
            await t.test(path, async () => {
                await visitor.page.goto(path);
                await settled(visitor.page);
                assert.notEqual(new URL(visitor.page.url()).pathname, "/sign-in", "this is another screen");
                await look(visitor, name);
                const faults = visitor.faults.splice(0);
                assert.deepEqual(faults, []);
            });
        }
        await visitor.leave();
    });
});
