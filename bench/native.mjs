import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { shownTime } from "./figures.mjs";
import { Row } from "./table.mjs";

const program = "build/release/bench/usher_bench";
const nanoseconds = { ns: 1, us: 1e3, ms: 1e6, s: 1e9 };

/** The medians of Google Benchmark, in nanoseconds of one core by name; nothing when the library is not installed. */
export function measure() {
    if (!existsSync(program)) return {};
    const words = [
        "--benchmark_repetitions=5",
        "--benchmark_min_time=0.1",
        "--benchmark_enable_random_interleaving=true",
        "--benchmark_report_aggregates_only=true",
        "--benchmark_format=json",
    ];
    const output = execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    const medians = JSON.parse(output).benchmarks.filter(({ aggregate_name: name }) => name === "median");
    return Object.fromEntries(medians.map((one) => [one.run_name, one.cpu_time * nanoseconds[one.time_unit]]));
}

const wanted = [
    ["decide an invitation, nothing to look up", "decide_invitation", "copy_decision", "copying its events", 1e3],
    ["evolve a resent invitation", "evolve_resend", "find_person", "finding the person"],
    ["judge_field, an address", "judge_field", "parse_address", "the rule without JSON"],
    ["judge how often an account asks", "judge_pace_of_account", "hash_requester", "clock and hash", 500],
    ["judge how often a stranger asks", "judge_pace_of_stranger", "hash_requester", "clock and hash", 500],
    ["plan a paste of 1,000 against 20,000 people", "plan_paste", "find_addresses", "1,000 look-ups"],
    ["search 100,000 people", "search", "scan_text", "reading their text", 2e6],
    ["sort 100,000 people by name", "sort_by_name", "scan_text", "reading their text", 1e6],
    ["encode a feed page of 2,000 people", "encode_page", "write_json", "its JSON alone"],
    ["decode a feed page of 2,000 people", "decode_page", "parse_json", "its JSON alone", 25e6 / 50],
];

export function rows(times) {
    return wanted
        .filter(([, name]) => times[name] !== undefined)
        .map(([what, name, limit, beside, most]) => {
            return new Row(what, shownTime(times[name]), {
                beside: `${beside} ${shownTime(times[limit])}`,
                ratio: times[name] / times[limit],
                judged: times[name],
                most,
                target: most === undefined ? "" : `≤ ${shownTime(most)}`,
            });
        });
}
