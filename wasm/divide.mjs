import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * node wasm/divide.mjs WHOLE SAMPLE DIST: divides the core that stands in WHOLE, so that a page waits only for what its first rows
 * need. That is what is seen to run while they are made of SAMPLE: `people.block`, a page of the feed, and `facts.json`, both written
 * by `usher_bench_northwind`. What is left comes in a second module, as parts.js says.
 */
const [whole, sample, dist] = process.argv.slice(2);
const features = ["--enable-mutable-globals", "--enable-bulk-memory", "--enable-sign-ext", "--enable-nontrapping-float-to-int"];

function divide(...words) {
    execFileSync("wasm-split", words, { stdio: ["ignore", "inherit", "inherit"] });
}

async function start(file) {
    const { default: create } = await import(pathToFileURL(join(whole, "usher_core.js")).href);
    return create({ wasmBinary: readFileSync(file) });
}

/** Rarer letters than a few people have: what is folded, mapped to several, composed, joined or left out of a search. */
const every_script = "ﬃ ẞ Æther Øy İI Ǆ 한글 Ａｂ １２ é ệ Ǻ كِريمى ة مُحَمَّد‌ی שָׁלוֹם ñ क्षि ㎏ ﷺ 𝔸𝓫 Ὀδυσσεύς Ёж".repeat(8);

/** What a page asks until its rows stand there, and while they are looked through. */
function showRows(core) {
    const { organization, founder, now } = JSON.parse(readFileSync(join(sample, "facts.json"), "utf8"));
    const page = readFileSync(join(sample, "people.block"));
    const everybody = { anywhere: true, search: "", phase: "everyone", sort: "changed", descending: true, from: 0, to: 40, now };
    const ask = (query) => JSON.parse(core.window(JSON.stringify({ ...everybody, ...query })));
    core.pending();
    core.open(organization, founder);
    for (const time of ["first", "again"]) {
        const taken = core.put_block(page);
        if (!taken.includes('"version"')) throw new Error(`the sample cannot be read ${time}: ${taken}`);
        if (ask({}).total === 0) throw new Error("the sample shows nobody");
    }
    core.organization("");
    core.scopes();
    core.days(JSON.stringify({ begins: [now] }));
    for (const sort of ["name", "phase", "changed"]) ask({ sort, descending: false });
    for (const search of ["a", "tanaka", "nobody of this name", every_script]) ask({ search });
    ask({ phase: "active", anywhere: false });
    while (core.prepare());
}

const core = join(whole, "usher_core.wasm");
const watched = join(whole, "watched.wasm");
const profile = join(whole, "profile");
divide("--instrument", ...features, core, "-o", watched);
const { core: running, asm: exports } = await start(watched);
showRows(running);
// Over what the core has in its memory: it is not used any more.
const size = exports.__write_profile(0, 0);
const memory = Object.values(exports).find((each) => each instanceof WebAssembly.Memory);
exports.__write_profile(0, size);
writeFileSync(profile, new Uint8Array(memory.buffer, 0, size));

mkdirSync(dist, { recursive: true });
divide("--split", ...features, core, "--profile", profile, "-o1", join(dist, "usher_core.wasm"), "-o2", join(dist, "usher_core_rest.wasm"));
copyFileSync(join(whole, "usher_core.js"), join(dist, "usher_core.js"));
