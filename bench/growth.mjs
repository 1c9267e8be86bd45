import { shown } from "./figures.mjs";
import { House } from "./house.mjs";
import { founded, head, inviting, load } from "./over-http.mjs";
import { print, Row } from "./table.mjs";

// Fills a server through its own door, so that what grows is what would grow.
const small = 1_000;
const large = Number(process.env.USHER_PEOPLE ?? 1_000_000);

const house = await House.start();
try {
    const { client, role } = await founded(house);
    const request = inviting(client, role);
    let people = 1;
    const fill = async (to) => {
        while (people < to) {
            const { requests } = await load(house, request, '"errors":[]', Math.min(5000, Math.max(50, (to - people) / 10)));
            people += requests;
            if (to - people > 10_000) process.stdout.write(`  ${people.toLocaleString("en")} people\r`);
        }
    };
    const path = `/v1/organizations/${client.organization}/people?limit=100`;
    const measure = async () => ({
        people,
        session: await load(house, head("GET", "/v1/sessions/current", client), '"csrf_token"', 2000),
        page: await load(house, head("GET", path, client), '"next"', 2000),
        invite: await load(house, request, '"errors":[]', 3000),
    });
    await fill(small);
    const before = await measure();
    people += before.invite.requests;
    await fill(large);
    const after = await measure();
    const count = (number) => number.toLocaleString("en");
    const rows = [
        ["session checks", "session"],
        ["lists of 100 people", "page"],
        ["invites, one a request, FULL", "invite"],
    ].flatMap(([what, key]) => [
        new Row(what, shown(after[key].rate, "/s"), {
            beside: shown(before[key].rate, "/s"),
            ratio: after[key].rate / before[key].rate,
            least: 0.5,
            target: "≥ 0.5×",
        }),
        new Row("  p50", shown(after[key].p50_us / 1000, "ms"), {
            beside: shown(before[key].p50_us / 1000, "ms"),
            ratio: after[key].p50_us / before[key].p50_us,
            most: 1.3,
            target: "≤ 1.3×",
        }),
        new Row("  p99", shown(after[key].p99_us / 1000, "ms"), { beside: shown(before[key].p99_us / 1000, "ms"), ratio: after[key].p99_us / before[key].p99_us }),
    ]);
    rows.push(new Row("memory", shown(house.resident_mb, "MB"), { judged: house.resident_mb, most: 300, target: "≤ 300 MB" }));
    print([{ title: `With ${count(after.people)} people, beside ${count(before.people)}`, rows }]);
} finally {
    await house.stop();
}
