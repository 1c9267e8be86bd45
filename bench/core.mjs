import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { median, percentile, shown, shownTime } from "./figures.mjs";
import { founder, now, organization, pages, paste } from "./northwind.mjs";
import { Row } from "./table.mjs";

const people = 20_000;

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
    const wasmBinary = readFileSync(new URL("usher_core.wasm", dist));
    const module = await create({ wasmBinary });
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

    const texts = pages(people);
    const load = () => {
        core.open(organization, founder);
        for (const text of texts) expect(core.put(text), '"version"');
    };
    const loads = times(5, load, processorNanoseconds);
    const pasted = paste(people);
    expect(core.judge_paste(pasted), '"already_');
    const pastes = times(30, () => core.judge_paste(pasted), processorNanoseconds);
    const query = { search: "tanaka", phase: "everyone", sort: "changed", descending: true, from: 0, to: 50, now };
    expect(core.window(JSON.stringify(query)), '"total":1818');
    const windows = times(50, () => core.window(JSON.stringify(query)), processorNanoseconds);

    const first = texts[0];
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
    const bytes_a_person = brotliCompressSync(first, options).length / 2000;
    const target = (most) => ({ most, target: `≤ ${shownTime(most)}` });
    return [
        against("judge_field, an address, p50", median(addresses), "judge_field"),
        new Row("judge_field, every kind, p50", shownTime(median(fields))),
        new Row("judge_field, every kind, p99", shownTime(percentile(fields, 0.99)), {
            judged: percentile(fields, 0.99),
            ...target(20e3),
        }),
        against("judge_paste of 1,000 against 20,000 people", median(pastes), "judge_paste", { most: 1.4, target: "≤ 1.4 × native" }),
        against("window() of 50 over 20,000, searched", median(windows), "window", { judged: median(windows), ...target(2e6) }),
        new Row("load 20,000 people from 10 pages", shownTime(median(loads)), { judged: median(loads), ...target(5e6) }),
        new Row("a person in a page, brotli 5", shown(bytes_a_person, "B"), { judged: bytes_a_person, most: 28, target: "≤ 28 B" }),
    ];
}
