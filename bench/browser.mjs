import { coreMemory, launch, Watched } from "./chromium.mjs";
import { Crowded, years_pass } from "./crowded.mjs";
import { median, percentile, shown } from "./figures.mjs";
import { House } from "./house.mjs";
import { founded } from "./over-http.mjs";
import { print, Row } from "./table.mjs";

// The admin app in Chromium over the loopback, with people who are as people are (people.mjs). USHER_PEOPLE=100000,1000000.
const sizes = (process.env.USHER_PEOPLE ?? "100000,1000000").split(",").map(Number);
const rounds = Number(process.env.USHER_ROUNDS ?? 5);
const first_rows = { from: 0, to: 40 };
/** So long after everybody is there the page has fetched and kept what it will want later. */
const rest_ms = 5000;
/** How long a finger stays on a key. One that is let go of at once is two inputs, and the browser takes a picture for each. */
const held_ms = 80;
const words = ["anna", "muller", "smith", "northwind.ex", "falcon", "garcia lopez", "jschmidt", "كريم", "zzz", "van"];
/** What is searched for while they are typed. */
const beginnings = words.flatMap((word) => Array.from(word, (_, at) => word.slice(0, at + 1)));

/** What is asked of so many people. */
const limits = (people) =>
    people <= 100_000
        ? { cold_ms: 1000, search_ms: 2, sort_ms: 1 }
        : { cold_ms: undefined, search_ms: 20, sort_ms: 10 };

const ms = (value) => shown(value, "ms");
const atMost = (value, most, unit) => (most === undefined ? {} : { judged: value, most, target: `≤ ${most} ${unit}` });

async function measure(browser, client) {
    const [cold, warm, whole, whole_warm, looks] = [[], [], [], [], []];
    for (let round = 0; round < rounds; ++round) {
        const watched = await Watched.open(browser, client);
        cold.push(await watched.start());
        whole.push(await watched.everybody());
        looks.push(await look(watched));
        warm.push(await watched.again());
        whole_warm.push(await watched.everybody());
        await watched.close();
    }
    const all = (what) => looks.flatMap((one) => one[what]);
    const asked = Object.fromEntries(["early_keys", "keys", "searches", "ranked", "sorted"].map((what) => [what, all(what)]));
    return { ...looks[0], ...asked, cold, warm, whole, whole_warm, memory: await coreMemory(browser, client) };
}

async function look(watched) {
    const { page } = watched;
    const scripts = await watched.bytesBefore(/^\/assets\/.*\.js$/, "first_rows");
    const core = await watched.bytesBefore(/\.wasm$/, "first_rows");
    const snapshot = await watched.bytesBefore(/\/changes$/, "everybody");
    await page.getByRole("searchbox").focus();
    const early_keys = await watched.keysOf(() => typeWords(page));
    await page.waitForTimeout(rest_ms);
    const keys = await watched.keysOf(() => typeWords(page));
    const searches = await watched.ask(beginnings.map((search) => ({ search, ...first_rows })));
    const orders = ["name", "phase", "changed"].map((sort) => ({ sort, search: "", ...first_rows }));
    const ranked = await watched.ask(orders);
    const sorted = await watched.ask(Array.from({ length: 4 }, () => orders).flat());
    return { scripts, core, snapshot, early_keys, keys, searches, ranked, sorted };
}

async function typeWords(page) {
    for (const word of words) {
        await page.keyboard.type(word, { delay: 120 });
        for (const key of ["Control+A", "Delete"]) await page.keyboard.press(key, { delay: held_ms });
        await page.waitForTimeout(150);
    }
}

function rows(people, one) {
    const { cold_ms, search_ms, sort_ms } = limits(people);
    const { searches, sorted: sorts, ranked: first_sorts } = one;
    const frames = one.keys.map((key) => key.frames);
    const keys = one.keys.map((key) => key.ms);
    const early_keys = one.early_keys.map((key) => key.ms);
    const a_person = one.snapshot / people;
    const kept = one.memory / people;
    return [
        new Row("cold start to the first rows", ms(median(one.cold)), { beside: `slowest ${ms(Math.max(...one.cold))}`, ...atMost(median(one.cold), cold_ms, "ms") }),
        new Row("  again, with what the browser keeps", ms(median(one.warm)), { beside: `slowest ${ms(Math.max(...one.warm))}` }),
        new Row("until everybody is there", ms(median(one.whole)), { beside: `slowest ${ms(Math.max(...one.whole))}` }),
        new Row("  again, with what the browser keeps", ms(median(one.whole_warm)), { beside: `slowest ${ms(Math.max(...one.whole_warm))}` }),
        new Row("scripts until the first rows", shown(one.scripts / 1000, "kB"), { beside: `core ${shown(one.core / 1000, "kB")}` }),
        new Row("  scripts and core", shown((one.scripts + one.core) / 1000, "kB"), atMost((one.scripts + one.core) / 1000, 150, "kB")),
        new Row("search, there and back, p50", ms(median(searches)), { beside: `p99 ${ms(percentile(searches, 0.99))}`, ...atMost(median(searches), search_ms, "ms") }),
        new Row("sort by a kept rank, there and back, p50", ms(median(sorts)), { beside: `first time ${ms(Math.max(...first_sorts))}`, ...atMost(median(sorts), sort_ms, "ms") }),
        new Row("keystroke to picture, while the page still fetches, p50", ms(median(early_keys)), { beside: `p99 ${ms(percentile(early_keys, 0.99))}` }),
        new Row("keystroke to picture, p50", ms(median(keys)), { beside: `p99 ${ms(percentile(keys, 0.99))}` }),
        new Row("  pictures until then, p99", shown(percentile(frames, 0.99)), atMost(percentile(frames, 0.99), 2, "pictures")),
        new Row("a person in the snapshot, brotli 5", shown(a_person, "B"), atMost(a_person, 28, "B")),
        new Row("a person in the core's memory, all of which counts", shown(kept, "B"), atMost(kept, 150, "B")),
    ];
}

const house = await House.start();
const browser = await launch();
try {
    const { client } = await founded(house);
    const crowded = await Crowded.of(client);
    const sections = [];
    for (const people of sizes) {
        await crowded.fill(people, (by_now) => process.stdout.isTTY && process.stdout.write(`  ${by_now.toLocaleString("en")} people\r`));
        await house.alter(...years_pass);
        console.log(`  ${people.toLocaleString("en")} people are there …`);
        sections.push({ title: `The admin app in Chromium, ${people.toLocaleString("en")} people`, rows: rows(people, await measure(browser, client)) });
    }
    print(sections);
} finally {
    await browser.close();
    await house.stop();
}
