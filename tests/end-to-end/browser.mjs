import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { accessibilityFaults } from "./axe.mjs";
import { patience_ms } from "./process.mjs";
import { root } from "./server.mjs";

const pictures = join(root, "build/screenshots");
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

export async function launch() {
    await mkdir(pictures, { recursive: true });
    return chromium.launch({
        executablePath: "/usr/bin/chromium",
        args: [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--force-color-profile=srgb",
        ],
    });
}

/** Chromium says this of every refusal, of which the story has many, and of a service worker that looks for a newer one in vain. */
const is_expected = (text) =>
    /^Failed to load resource: the server responded with a status of 4\d\d|^An unknown error occurred when fetching the script\.$/.test(text);

/** One person's browser: its pages share cookies, and everything that goes wrong in any of them, or leaves them, is kept. */
export class Visitor {
    faults = [];
    requests = [];
    /** What a test takes from it on purpose makes the console complain: of these it may. */
    expects = /^$/;

    static async arrive(browser, server, options = {}) {
        const visitor = new Visitor();
        visitor.server = server;
        visitor.context = await browser.newContext({
            baseURL: server.origin,
            viewport: options.phone ? phone : desk,
            colorScheme: options.dark ? "dark" : "light",
            reducedMotion: "reduce",
            locale: options.locale ?? "en-GB",
            timezoneId: options.zone ?? "UTC",
            permissions: ["clipboard-read", "clipboard-write"],
        });
        visitor.context.setDefaultTimeout(patience_ms);
        await visitor.#watch();
        visitor.page = await visitor.context.newPage();
        return visitor;
    }

    /** Ends the visit; anything that went wrong on the way is a failure. */
    async leave() {
        const leftovers = await this.#stored();
        await this.context.close();
        assert.deepEqual(this.faults, []);
        const reports = this.requests.filter((request) => request.url.endsWith("/v1/csp-reports"));
        assert.deepEqual(reports, [], "the pages' policy was violated");
        const elsewhere = this.requests.filter((request) => !request.url.startsWith(`${this.server.origin}/`));
        assert.deepEqual(elsewhere, [], "a page asked somebody else");
        return leftovers;
    }

    /** Pictures of all its pages as they stand, for whoever looks into a failure. */
    async picture(name) {
        const file = name.replaceAll(/[^a-z0-9]+/gi, "-");
        for (const [number, page] of this.context.pages().entries())
            await page.screenshot({ path: join(pictures, `${file}-${number}.png`) });
    }

    another() {
        return this.context.newPage();
    }

    /**
     * A picture of the screen as it stands. What axe finds wrong with it, light and dark, is a fault: it is told at the end of
     * the visit, so that one run names them all.
     */
    async show(name, { page = this.page, dark = false, full = false } = {}) {
        for (const colorScheme of dark ? ["light", "dark"] : ["dark", "light"]) {
            await page.emulateMedia({ colorScheme });
            await settle(page);
            const faults = await accessibilityFaults(page);
            this.faults.push(...faults.map((fault) => `${name}, ${colorScheme}: ${fault}`));
        }
        await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: full });
    }

    /** The same screen on a phone, then back at the desk. */
    async showOnPhone(name, options = {}) {
        const page = options.page ?? this.page;
        const size = page.viewportSize();
        await page.setViewportSize(phone);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (overflow > 0) this.faults.push(`${name} is ${overflow} pixels wider than a phone`);
        await this.show(name, options);
        await page.setViewportSize(size);
    }

    async clipboard(page = this.page) {
        return page.evaluate(() => navigator.clipboard.readText());
    }

    async paste(text, page = this.page) {
        await page.evaluate((value) => navigator.clipboard.writeText(value), text);
        await page.keyboard.press("Control+V");
    }

    async #watch() {
        await this.context.exposeBinding("tellViolation", (_, violation) => this.faults.push(`policy: ${violation}`));
        await this.context.addInitScript(() => {
            addEventListener("securitypolicyviolation", (event) => {
                globalThis.tellViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
            });
        });
        this.context.on("page", (page) => {
            page.on("pageerror", (error) => this.faults.push(`${page.url()}: ${error.stack ?? error}`));
            page.on("console", (message) => {
                if (message.type() === "error" && !is_expected(message.text()) && !this.expects.test(message.text()))
                    this.faults.push(`console: ${message.text()}`);
            });
        });
        this.context.on("request", (request) => {
            if (/^(data|blob|about):/.test(request.url())) return;
            const { referer = "" } = request.headers();
            const kind = request.resourceType();
            this.requests.push({ method: request.method(), url: request.url(), referer, kind, body: request.postData() ?? "" });
        });
        this.context.on("response", (response) => {
            if (response.status() >= 500) this.faults.push(`${response.status()} ${response.url()}`);
        });
    }

    /** What its pages would leave behind on this machine: addresses, history, storage. */
    async #stored() {
        const pages = this.context.pages().filter((page) => page.url().startsWith(this.server.origin));
        return Promise.all(pages.map((page) => page.evaluate(leftBehind)));
    }
}

/** Runs in a page. */
async function leftBehind() {
    const left = [location.href, { ...localStorage }, { ...sessionStorage }, history.state];
    for (const cache of await caches.keys())
        for (const { url } of await (await caches.open(cache)).keys()) left.push(url);
    const done = (request) =>
        new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        });
    for (const { name } of await indexedDB.databases()) {
        const database = await done(indexedDB.open(name));
        for (const store of database.objectStoreNames)
            left.push(store, await done(database.transaction(store).objectStore(store).getAll()));
        database.close();
    }
    return JSON.stringify(left);
}

/** Waits for fonts and two frames, and brings what moves to its end. */
async function settle(page) {
    await page.evaluate(async () => {
        await document.fonts.ready;
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        await frame();
        for (const animation of document.getAnimations()) {
            if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
        }
        await frame();
    });
}
