import { cpus, loadavg } from "node:os";
import { rows as coreRows } from "./core.mjs";
import { shown } from "./figures.mjs";
import { measure, rows as nativeRows } from "./native.mjs";
import { rows as httpRows } from "./over-http.mjs";
import { rows as sizeRows } from "./sizes.mjs";
import { print } from "./table.mjs";

const begin = Date.now();
const load = loadavg();
const say = (what) => console.log(`  ${what} …`);

say("the server over HTTP");
const http = await httpRows();
say("the core, native");
const native = measure();
say("the core as WebAssembly");
const core = await coreRows(native);

const sections = [
    { title: "The core, native, one core of the processor", rows: nativeRows(native) },
    { title: "The core as WebAssembly under Node", rows: core },
    { title: "Sizes", rows: sizeRows() },
    { title: "The release build over HTTP, 64 connections of the loopback, client on the same machine", rows: http },
];
print(sections);

const minutes = (average) => average.map((one) => shown(one)).join(" ");
console.log(`\n${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.versions.node}, ${shown((Date.now() - begin) / 1000, "s")}`);
console.log(`load over 1, 5 and 15 minutes: ${minutes(load)} before, ${minutes(loadavg())} after`);
if (load[0] > cpus().length / 4)
    console.log("The machine was at work already: absolute figures are too slow, and only ratios of one line say something.");
if (Object.keys(native).length === 0) console.log("libbenchmark-dev is not installed: nothing native was measured.");
const missed = sections.flatMap(({ rows }) => rows).filter(({ verdict }) => verdict === "MISSED");
console.log(missed.length === 0 ? "Every target is met." : `${missed.length} targets are missed:`);
for (const { what, figure, ratio, target } of missed) console.log(`  ${what.trim()}: ${[figure, ratio].filter(Boolean).join(", ")}; ${target}`);
