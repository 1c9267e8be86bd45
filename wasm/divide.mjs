import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * node wasm/divide.mjs WASM_SPLIT WHOLE SAMPLE DIST: divides the core that stands in WHOLE, so that a page waits only for what its
 * first rows need. That is what is seen to run while they are made of SAMPLE (`people.block`, a page of the feed, and `facts.json`,
 * which bench/sample.mjs writes), and what else the replica is made of, which other people need than those. What is left comes in a
 * second module, as parts.js says. Functions are known by their names, which the two modules are without.
 */
const [wasm_split, whole, sample, dist] = process.argv.slice(2);
const of_the_replica =
    /usher::(Columns|Pack|packing|Orders|Replica|Milestones|Words|unicode)|^_*mem|^std::__2::(basic_string|vector<(unsigned|char))/;
const features = ["--enable-mutable-globals", "--enable-bulk-memory", "--enable-sign-ext", "--enable-nontrapping-float-to-int"];

function divide(...words) {
    execFileSync(wasm_split, words, { stdio: ["ignore", "inherit", "inherit"] });
}

async function start(file) {
    const { default: create } = await import(pathToFileURL(join(whole, "usher_core.js")).href);
    return create({ wasmBinary: readFileSync(file) });
}

/** Rarer letters than a few people have: what is folded, mapped to several, composed, joined or left out of a search. */
const every_script = "ﬃ ẞ Æther Øy İI Ǆ 한글 Ａｂ １２ é ệ Ǻ كِريمى ة مُحَمَّد‌ی שָׁלוֹם ñ क्षि ㎏ ﷺ 𝔸𝓫 Ὀδυσσεύς Ёж".repeat(8);

/** What a page asks until its rows stand there, and while they are looked through, by whoever looks. */
function showRows(core, organization, account, now) {
    const page = readFileSync(join(sample, "people.block"));
    const query = { anywhere: true, search: "", phase: "everyone", sort: "changed", descending: true, from: 0, to: 40, now };
    const ask = (change) => JSON.parse(core.window(JSON.stringify({ ...query, ...change })));
    core.pending();
    core.organization("");
    core.open(organization, account);
    for (const time of ["first", "again"]) {
        const taken = core.put_block(page);
        if (!taken.includes('"version"')) throw new Error(`the sample cannot be read ${time}: ${taken}`);
    }
    const { total } = ask({});
    if (total === 0) throw new Error("the sample shows nobody");
    const { roles, groups, projects } = JSON.parse(core.organization("")).organization;
    core.scopes();
    core.days(JSON.stringify({ begins: [now] }));
    for (const sort of ["name", "address", "phase", "role", "sent", "changed"]) {
        for (const descending of [true, false]) ask({ sort, descending });
    }
    for (const search of ["a", "tanaka", "nobody of this name", every_script]) ask({ search });
    for (const phase of ["open", "active", "lapsed"]) ask({ phase, anywhere: false });
    const filters = [{ role: roles[0].id }, { group: groups[0].id }, { scope: projects[0].id, anywhere: false }];
    for (const filter of [...filters, { delivery: "mail" }, { source: "account" }]) ask(filter);
    for (let from = 0; from < total; from += 40) ask({ from, to: from + 40 });
    core.organization(projects[0].id);
    while (core.prepare());
}

const core = join(whole, "usher_core.wasm");
const watched = join(whole, "watched.wasm");
const profile = join(whole, "profile");
divide("--instrument", ...features, core, "-o", watched);
const { core: running, asm: exports } = await start(watched);
const { organization, founder, now } = JSON.parse(readFileSync(join(sample, "facts.json"), "utf8"));
for (const account of [founder, organization]) showRows(running, organization, account, now);
// Over what the core has in its memory: it is not used any more.
const size = exports.__write_profile(0, 0);
const memory = Object.values(exports).find((each) => each instanceof WebAssembly.Memory);
exports.__write_profile(0, size);
writeFileSync(profile, new Uint8Array(memory.buffer, 0, size));

/** By their names in the form of a symbol map, which is the one that `--keep-funcs` takes too. */
function functionsOf(module) {
    const lines = readFileSync(`${module}.symbols`, "utf8").trim().split("\n");
    return lines.map((line) => line.slice(line.indexOf(":") + 1));
}

const [ran, left] = ["ran.wasm", "left.wasm"].map((name) => join(whole, name));
divide("--split", ...features, core, "--profile", profile, "--symbolmap", "-o1", ran, "-o2", left);
const kept = join(whole, "kept");
const executed = functionsOf(ran).filter((name) => !name.startsWith("placeholder"));
writeFileSync(kept, [...executed, ...functionsOf(left).filter((name) => of_the_replica.test(name))].join("\n"));

mkdirSync(dist, { recursive: true });
divide("--split", ...features, core, `--keep-funcs=@${kept}`, "-o1", join(dist, "usher_core.wasm"), "-o2", join(dist, "usher_core_rest.wasm"));
copyFileSync(join(whole, "usher_core.js"), join(dist, "usher_core.js"));
