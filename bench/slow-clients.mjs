import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { median, shown } from "./figures.mjs";
import { House } from "./house.mjs";
import { founded, head, load } from "./over-http.mjs";

// What a bad client may take, and the seconds that it may take longer: server/http/serving.hpp has the time-outs.
const each = 250;
const longest_s = 30 + 5;
/** Of a second each: as many as there are while all of the bad clients are still there. */
const rounds = 8;
const most_ratio = 1.25;
const most_growth_mb = 64 * 1.048576;

const house = await House.start();
try {
    const { client } = await founded(house);
    const request = head("GET", "/v1/sessions/current", client);
    // A load that leaves the machine room, so that what is measured is the server and not its queue.
    const measure = async () => {
        const taken = [];
        for (let round = 0; round < rounds; ++round) taken.push((await load(house, request, '"csrf_token"', 1000, 4)).p99_us);
        return taken;
    };
    await measure();
    // Before and after, since no machine is as fast from one minute to the next.
    const before = await measure();
    const memory = house.resident_mb;
    const words = [house.port, each, longest_s + 5].map(String);
    const crowd = spawn("build/release/bench/usher_bench_slow", words, { stdio: ["ignore", "pipe", "inherit"] });
    const lines = createInterface({ input: crowd.stdout })[Symbol.asyncIterator]();
    await lines.next();
    const beside = median(await measure());
    const growth = house.resident_mb - memory;
    const { opened, left, slowest_s } = JSON.parse((await lines.next()).value);
    if (crowd.exitCode === null) await once(crowd, "exit");
    const alone = median([...before, ...(await measure())]);

    const stayed = Object.values(left).reduce((sum, one) => sum + one, 0);
    const slowest = Math.max(...Object.values(slowest_s));
    console.log(`${opened} slow and broken clients, ${each} of each kind: ${Object.keys(left).join(", ")}`);
    console.log(`  not closed after their time-out and 5 s: ${stayed} (the last was closed after ${shown(slowest, "s")}: ${JSON.stringify(slowest_s)})`);
    console.log(`  p99 of the others: ${shown(beside / 1000, "ms")}, without them ${shown(alone / 1000, "ms")}: ${shown(beside / alone)}× (≤ ${most_ratio}×)`);
    console.log(`  memory: ${shown(growth, "MB")} more (≤ ${shown(most_growth_mb, "MB")})`);
    if (stayed > 0 || slowest > longest_s || beside / alone > most_ratio || growth > most_growth_mb) process.exitCode = 1;
} finally {
    await house.stop();
}
