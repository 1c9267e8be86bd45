import { readFile } from "node:fs/promises";
import { launch } from "../tests/end-to-end/browser.mjs";

const in_page = await readFile(new URL("in-page.js", import.meta.url), "utf8");

/** What comes over the network, to pages and their workers: path, bytes as they travel without the head, and when it was asked for. */
class Traffic {
    #taken = [];

    constructor(context) {
        // What is under way when the visit ends is nobody's business.
        context.on("requestfinished", (request) => this.#taken.push(this.#take(request).catch(() => null)));
    }

    async #take(request) {
        const { responseBodySize } = await request.sizes();
        return { path: new URL(request.url()).pathname, bytes: responseBodySize, at: request.timing().startTime };
    }

    /** Of all files whose path is like this, that were asked for before. */
    async bytes(path, before = Infinity) {
        const taken = await Promise.all(this.#taken);
        return taken.filter((file) => file && path.test(file.path) && file.at < before).reduce((sum, { bytes }) => sum + bytes, 0);
    }
}

/** One browser whose only page is watched. */
export class Watched {
    static async open(browser, client) {
        const watched = new Watched();
        const { origin } = client.server;
        watched.context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 }, locale: "en-GB" });
        await watched.context.addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: origin })));
        await watched.context.addInitScript(in_page);
        watched.traffic = new Traffic(watched.context);
        await watched.#page();
        return watched;
    }

    /** Goes to People; milliseconds from the first request to the picture with the first rows. */
    async start() {
        await this.page.goto("/people", { waitUntil: "commit" });
        return this.#when("first_rows");
    }

    /** Milliseconds until all people were there. */
    everybody() {
        return this.#when("everybody");
    }

    async #when(what) {
        const seen = await this.page.waitForFunction((name) => globalThis.usher_bench?.[name], what, { timeout: 300_000, polling: 20 });
        return seen.jsonValue();
    }

    /** The same browser opens the app once more, with all that it keeps. */
    async again() {
        await this.page.close();
        await this.#page();
        return this.start();
    }

    /** Bytes that were asked for before something was seen, of files whose path is like this. */
    async bytesBefore(path, seen) {
        const shown_at = await this.page.evaluate((name) => performance.timeOrigin + globalThis.usher_bench[name], seen);
        return this.traffic.bytes(path, shown_at);
    }

    /** The keys that `act` pressed, each with how long it took to the picture of what came of it. */
    async keysOf(act) {
        await this.page.evaluate(() => (globalThis.usher_bench.keys = []));
        await act(this.page);
        return this.page.evaluate(() => globalThis.usher_bench.keys);
    }

    /** Milliseconds, there and back, that the core's worker takes for each of these, asked one after the other by a page that is quiet. */
    ask(changes) {
        return this.page.evaluate(async (changes) => {
            const taken = [];
            for (const change of changes) {
                await new Promise((resolve) => setTimeout(resolve, 100));
                taken.push(await globalThis.usher_bench.ask(change));
            }
            return taken;
        }, changes);
    }

    async close() {
        await this.context.close();
    }

    async #page() {
        this.page = await this.context.newPage();
    }
}

/** Runs in the core's worker before its own code: keeps hold of the memory of each module that is made. */
function keepMemories() {
    const memories = (globalThis.usher_bench = []);
    for (const name of ["instantiate", "instantiateStreaming"]) {
        const make = WebAssembly[name];
        WebAssembly[name] = async (...words) => {
            const made = await make(...words);
            const { exports } = made.instance ?? made;
            memories.push(...Object.values(exports).filter((each) => each instanceof WebAssembly.Memory));
            return made;
        };
    }
}

/** Bytes of the core's memory, once everybody is there. In a visit of its own, because the worker's code is changed for it. */
export async function coreMemory(browser, client) {
    const watched = await Watched.open(browser, client);
    await watched.context.route(/\/assets\/worker-[^/]*\.js$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `(${keepMemories})();\n${await response.text()}` });
    });
    await watched.start();
    await watched.everybody();
    const [worker] = watched.page.workers();
    const bytes = await worker.evaluate(() => globalThis.usher_bench.reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
    await watched.close();
    return bytes;
}

export { launch };
