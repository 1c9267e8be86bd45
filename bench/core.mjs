import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { median, percentile, shown, shownTime } from "./figures.mjs";
import { Row } from "./table.mjs";

const people = 100_000;
const directory = "build/bench/northwind";

/** By the clock on the wall: for what is too short for the other. */
function nanoseconds(work) {
    const begin = process.hrtime.bigint();
    work();
    return Number(process.hrtime.bigint() - begin);
}

/** Of processor time, so that other work on the machine counts for little. */
function processorNanoseconds(work) {
    const begin = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begin);
    return (user + system) * 1000;
}

function times(count, work, measure = nanoseconds) {
    for (let index = 0; index < count / 10; ++index) work(index);
    return Array.from({ length: count }, (_, index) => measure(() => work(index)));
}

function expect(text, part) {
    if (!text.includes(part)) throw new Error(`the core answered ${text.slice(0, 300)}`);
}

async function start() {
    const dist = new URL("../wasm/package/dist/", import.meta.url);
    const { default: create } = await import(new URL("usher_core.js", dist).href);
    const [wasmBinary, restBinary] = ["usher_core.wasm", "usher_core_rest.wasm"].map((name) => readFileSync(new URL(name, dist)));
    const module = await create({ wasmBinary, restBinary });
    await module.rest();
    return module.core;
}

const typed = [
    ["address", "maya.stone@corp.example", ""],
    ["address", "maya.stone@gmial.com", ""],
    ["address", "maya.stone@corp", ""],
    ["name", "Maya Stone", ""],
    ["message", "Welcome to the team. ".repeat(20), ""],
    ["code", "ABCD-EFGH-JKMN-PQRS-TV", ""],
    ["password", "seven quiet lamps over water", '["Maya","Stone","Northwind"]'],
];

/** The core as WebAssembly under Node, beside the same work of the native build. */
export async function rows(native) {
    const core = await start();
    const against = (what, ns, name, options = {}) => {
        const beside = native[name] === undefined ? {} : { beside: `native ${shownTime(native[name])}`, ratio: ns / native[name] };
        return new Row(what, shownTime(ns), { ...beside, ...options });
    };

    const fields = times(70_000, (index) => core.judge_field(...typed[index % typed.length]));
    const addresses = times(20_000, () => core.judge_field(...typed[0]));

    execFileSync("build/release/bench/usher_bench_northwind", [directory, String(people)]);
    const { organization, founder, now, blocks: count } = JSON.parse(readFileSync(`${directory}/facts.json`, "utf8"));
    const blocks = Array.from({ length: count }, (_, index) => readFileSync(`${directory}/${index}.block`));
    const load = () => {
        core.open(organization, founder);
        for (const block of blocks) expect(core.put_block(block), '"version"');
    };
    const before = core.memory();
    load();
    const memory = (core.memory() - before) / people;
    const pasted = readFileSync(`${directory}/paste.txt`, "utf8");
    const window = (query) => () => core.window(JSON.stringify({ search: "", phase: "everyone", anywhere: true, sort: "changed", descending: true, from: 0, to: 50, now, ...query }));
    const searched = window({ search: "tanaka" });
    const sorted = window({ sort: "name", descending: false });
    expect(core.judge_paste(pasted), '"already_');
    const first_sort = processorNanoseconds(sorted);
    expect(searched(), '"total":');
    const memory_used = (core.memory() - before) / people;
    const pastes = times(30, () => core.judge_paste(pasted), processorNanoseconds);
    const searches = times(50, searched, processorNanoseconds);
    const sorts = times(50, sorted, processorNanoseconds);
    const loads = times(5, load, processorNanoseconds);

    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
    const bytes_a_person = blocks.reduce((sum, block) => sum + brotliCompressSync(block, options).length, 0) / people;
    const target = (most) => ({ most, target: `≤ ${shownTime(most)}` });
    const within = (what, figure, most) => new Row(what, shownTime(figure), { judged: figure, ...target(most) });
    const bytes = (what, figure, most) => new Row(what, shown(figure, "B"), { judged: figure, most, target: `≤ ${most} B` });
    return [
        against("judge_field, an address, p50", median(addresses), "judge_field"),
        new Row("judge_field, every kind, p50", shownTime(median(fields))),
        new Row("judge_field, every kind, p99", shownTime(percentile(fields, 0.99)), {
            judged: percentile(fields, 0.99),
            ...target(20e3),
        }),
        against("judge_paste of 1,000 against 100,000 people", median(pastes), "judge_paste", { most: 1.4, target: "≤ 1.4 × native" }),
        within("window() of 50 over 100,000, searched", median(searches), 2e6),
        within("window() of 50 over 100,000, sorted again", median(sorts), 1e6),
        within("a first sort of 100,000 by name", first_sort, 25e6),
        within("load 100,000 people from 50 blocks", median(loads), 25e6),
        bytes("a person in a block, brotli 5", bytes_a_person, 28),
        bytes("a person in memory, loaded", memory, 150),
        bytes("a person in memory, searched and sorted", memory_used, 150),
    ];
}
