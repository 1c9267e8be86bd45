import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { invitation, setUp } from "../tests/end-to-end/client.mjs";
import { median, shown } from "./figures.mjs";
import { folder, House } from "./house.mjs";
import { Row } from "./table.mjs";

const connections = 64;
const streams = 1000;
const changes = 100;
/** An event about one person. */
const bytes_of_news = 1000;
const rounds = 3;
/** Processor time of an invitation is limited where /healthz does this many a second; a slower machine is allowed as much more. */
const usual = { invite_us: 65, health_rate: 82_000 };

/** How many commits of one row a second the same disk takes. */
async function commits() {
    const place = await folder();
    try {
        const output = execFileSync("build/release/bench/usher_bench_commits", [place, "1000"], { encoding: "utf8" });
        return JSON.parse(output).commits_per_second;
    } finally {
        await rm(place, { recursive: true, force: true });
    }
}

/** Runs one of the programs: what it prints, as JSON. */
async function run(program, words, input) {
    const child = spawn(`build/release/bench/${program}`, words.map(String), { stdio: ["pipe", "pipe", "inherit"] });
    child.stdin.end(input);
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
    if (code !== 0) throw new Error(`${program} ${words.join(" ")} failed`);
    return JSON.parse(output);
}

/** Sends the request over and over: {rate, cpu_us, p50_us, p99_us, requests, failed, bytes}; `cpu_us` is the server's, each. */
export async function load(house, request, expected, milliseconds, at_once = connections) {
    const cpu_before = house.cpu_seconds;
    const result = await run("usher_bench_load", [house.port, at_once, milliseconds, expected], request);
    const cpu_us = ((house.cpu_seconds - cpu_before) * 1e6) / result.requests;
    return { ...result, cpu_us, rate: result.requests / result.seconds };
}

export function head(method, path, client, more = []) {
    const cookies = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const { origin, port } = client.server;
    const lines = [`${method} ${path} HTTP/1.1`, `Host: localhost:${port}`, `Cookie: ${cookies}`];
    if (!more.some((line) => line.startsWith("Accept:"))) lines.push("Accept: application/json");
    if (method === "POST") lines.push("Content-Type: application/json", `Origin: ${origin}`, "Sec-Fetch-Site: same-origin");
    if (method === "POST") lines.push(`X-CSRF-Token: ${client.csrf_token}`);
    return `${[...lines, ...more].join("\r\n")}\r\n\r\n`;
}

export function inviting(client, role) {
    const blanks = { person: "{id}", invitation: "{id}", seats: [{ id: "{id}", scope: null }] };
    const body = invitation(role, "person{number}@load.example", { name: "Person {number}", ...blanks });
    const batch = `{"client":"{client}","commands":[{"sequence":{sequence},"body":${JSON.stringify(body)}}]}`;
    return head("POST", `/v1/organizations/${client.organization}/commands`, client) + batch;
}

export async function founded(house) {
    const client = await setUp(house);
    const { organization } = await client.everything();
    return { client, role: organization.roles.find(({ name }) => name === "Member").id };
}

/** How long it takes until a change is heard by each of 1,000 streams. */
async function news(house, { client, role }) {
    const request = head("GET", `/v1/organizations/${client.organization}/changes`, client, ["Accept: text/event-stream"]);
    const file = join(house.data, "stream-request");
    await writeFile(file, request);
    const quiet = house.resident_mb;
    const heard = await run("usher_bench_streams", [house.port, streams, changes, file], inviting(client, role));
    const limit = await run("usher_bench_fanout", [streams, changes, bytes_of_news]);
    return { ...heard, limit, kb_each: ((house.resident_mb - quiet) * 1000) / streams };
}

async function takeRounds(small, growing, telling) {
    const reader = await founded(small);
    const teller = await founded(telling);
    const writer = await founded(growing);
    const people = Array.from({ length: 99 }, (_, index) => invitation(reader.role, `person${index}@load.example`));
    await reader.client.command(...people);
    const home = `/v1/organizations/${reader.client.organization}`;
    const page = head("GET", `${home}/changes`, reader.client);
    const list = head("GET", `${home}/people?limit=100`, reader.client);
    const taken = [];
    for (let round = 0; round < rounds; ++round) {
        const one = { commits: await commits() };
        one.health = await load(small, head("GET", "/healthz", reader.client), '"up"', 1500);
        one.session = await load(small, head("GET", "/v1/sessions/current", reader.client), '"csrf_token"', 1500);
        one.page = await load(small, page, '"cursor"', 1500);
        one.list = await load(small, list, '"next"', 1500);
        one.news = await news(telling, teller);
        one.invite = await load(growing, inviting(writer.client, writer.role), '"errors":[]', 3000);
        taken.push(one);
    }
    return taken;
}

/** The server over HTTP with 64 connections, beside what the disk and the loopback allow. */
export async function rows() {
    const small = await House.start();
    const growing = await House.start();
    const telling = await House.start();
    const empty_mb = small.resident_mb;
    try {
        return judged(await takeRounds(small, growing, telling), empty_mb, growing.resident_mb);
    } finally {
        await small.stop();
        await growing.stop();
        await telling.stop();
    }
}

function slowness({ health }) {
    return Math.max(1, usual.health_rate / health.rate);
}

function judged(taken, empty_mb, full_mb) {
    const of = (pick) => median(taken.map(pick));
    const rate = (pick) => shown(of(pick), "/s");
    const invited = taken.reduce((sum, one) => sum + one.invite.requests, 0);
    const loads = taken.flatMap(({ health, session, page, list, invite }) => [health, session, page, list, invite]);
    const failed = loads.reduce((sum, load) => sum + load.failed, 0);
    const rows = [
        new Row("limit: SQLite, one row a commit, FULL", rate((one) => one.commits)),
        new Row("limit: /healthz, a fixed answer", rate((one) => one.health.rate)),
        new Row("invites, one a request, FULL", rate((one) => one.invite.rate), {
            beside: "one-row commits",
            ratio: of((one) => one.invite.rate / one.commits),
            least: 1.2,
            target: "≥ 1.2 × commits",
        }),
        new Row("  p50", shown(of((one) => one.invite.p50_us) / 1000, "ms")),
        new Row("  p99", shown(of((one) => one.invite.p99_us) / 1000, "ms"), {
            judged: of((one) => one.invite.p99_us),
            most: 25_000,
            target: "≤ 25 ms",
        }),
        new Row("  processor time each", shown(of((one) => one.invite.cpu_us), "µs"), {
            beside: `/healthz ${shown(of((one) => one.health.cpu_us), "µs")}`,
            judged: of((one) => one.invite.cpu_us / slowness(one)),
            ratio: of((one) => one.invite.cpu_us / one.health.cpu_us),
            most: usual.invite_us,
            target: `≤ ${shown(of((one) => usual.invite_us * slowness(one)), "µs")} here (${usual.invite_us} at ${shown(usual.health_rate)} /healthz/s)`,
        }),
        new Row(`  last round, at ${invited.toLocaleString("en")} people`, shown(taken.at(-1).invite.rate, "/s"), {
            beside: "first round",
            ratio: taken.at(-1).invite.rate / taken[0].invite.rate,
            least: 0.5,
            target: "≥ 0.5 × first",
        }),
        new Row("session checks", rate((one) => one.session.rate), {
            beside: "/healthz",
            ratio: of((one) => one.session.rate / one.health.rate),
            least: 0.24,
            target: "≥ 0.24 × /healthz",
        }),
        new Row("  processor time each", shown(of((one) => one.session.cpu_us), "µs"), {
            beside: `/healthz ${shown(of((one) => one.health.cpu_us), "µs")}`,
            ratio: of((one) => one.session.cpu_us / one.health.cpu_us),
        }),
        new Row(`pages of 100 people, ${shown(of((one) => one.page.bytes) / 1000, "kB")}`, rate((one) => one.page.rate), {
            beside: "/healthz",
            ratio: of((one) => one.page.rate / one.health.rate),
            least: 0.1,
            target: "≥ 0.1 × /healthz",
        }),
        new Row("  processor time each", shown(of((one) => one.page.cpu_us), "µs"), {
            beside: `/healthz ${shown(of((one) => one.health.cpu_us), "µs")}`,
            ratio: of((one) => one.page.cpu_us / one.health.cpu_us),
        }),
        new Row("lists of 100 people, each read anew", rate((one) => one.list.rate), {
            beside: "pages",
            ratio: of((one) => one.list.rate / one.page.rate),
        }),
        new Row(`news heard by ${streams.toLocaleString("en")} streams, p50`, shown(of((one) => one.news.p50_us) / 1000, "ms")),
        new Row("  p99", shown(of((one) => one.news.p99_us) / 1000, "ms"), {
            beside: `loopback ${shown(of((one) => one.news.limit.p99_us) / 1000, "ms")}`,
            ratio: of((one) => one.news.p99_us / one.news.limit.p99_us),
            judged: of((one) => one.news.p99_us),
            most: 20_000,
            target: "≤ 20 ms",
        }),
        new Row("  memory of each", shown(taken[0].news.kb_each, "kB"), { judged: taken[0].news.kb_each, most: 32.8, target: "≤ 32.8 kB" }),
        new Row("memory, nobody in it", shown(empty_mb, "MB"), { judged: empty_mb, most: 30, target: "≤ 30 MB" }),
        new Row("memory, after the invites", shown(full_mb, "MB")),
    ];
    if (failed > 0) rows.push(new Row("answers that were not good", shown(failed), { judged: failed, most: 0, target: "0" }));
    return rows;
}
