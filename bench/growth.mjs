import { median, shown } from "./figures.mjs";
import { House } from "./house.mjs";
import { founded, head, inviting, load } from "./over-http.mjs";
import { print, Row } from "./table.mjs";

// Fills a server through its own door, so that what grows is what would grow, and measures it by turns with a new one that has few:
// a machine that is slower for a minute is slower for both.
const few = 1_000;
const many = Number(process.env.USHER_PEOPLE ?? 1_000_000);
const rounds = Number(process.env.USHER_ROUNDS ?? 5);

/** A server that is asked, and how many people it has. */
class Place {
    static async open() {
        const place = new Place();
        place.house = await House.start();
        const { client, role } = await founded(place.house);
        place.people = 1;
        place.invite = inviting(client, role);
        place.session = head("GET", "/v1/sessions/current", client);
        place.list = head("GET", `/v1/organizations/${client.organization}/people?limit=100`, client);
        return place;
    }

    async #invites(milliseconds) {
        const loaded = await load(this.house, this.invite, '"errors":[]', milliseconds);
        this.people += loaded.requests;
        return loaded;
    }

    async fill(to) {
        while (this.people < to) {
            await this.#invites(Math.min(5000, Math.max(50, (to - this.people) / 10)));
            if (to - this.people > 10_000) process.stdout.write(`  ${this.people.toLocaleString("en")} people\r`);
        }
    }

    async measure() {
        return {
            session: await load(this.house, this.session, '"csrf_token"', 1000),
            list: await load(this.house, this.list, '"next"', 1000),
            invite: await this.#invites(2000),
        };
    }

    stop() {
        return this.house.stop();
    }
}

async function measureSmall() {
    const place = await Place.open();
    try {
        await place.fill(few);
        return await place.measure();
    } finally {
        await place.stop();
    }
}

function row(what, pairs, of, unit, choices = {}) {
    const ratio = median(pairs.map(({ large, small }) => of(large) / of(small)));
    const [here, beside] = ["large", "small"].map((which) => shown(median(pairs.map((pair) => of(pair[which]))), unit));
    return new Row(what, here, { beside, ratio, ...choices });
}

const large = await Place.open();
try {
    await large.fill(many);
    const pairs = [];
    for (let round = 0; round < rounds; ++round) pairs.push({ small: await measureSmall(), large: await large.measure() });
    const rows = [
        ["session checks", "session"],
        ["lists of 100 people", "list"],
        ["invites, one a request, FULL", "invite"],
    ].flatMap(([what, key]) => [
        row(what, pairs, (one) => one[key].rate, "/s", { least: 0.5, target: "≥ 0.5×" }),
        row("  p50", pairs, (one) => one[key].p50_us / 1000, "ms", { most: 1.3, target: "≤ 1.3×" }),
        row("  p99", pairs, (one) => one[key].p99_us / 1000, "ms"),
    ]);
    const memory = large.house.resident_mb;
    rows.push(new Row("memory", shown(memory, "MB"), { judged: memory, most: 300, target: "≤ 300 MB" }));
    print([{ title: `With ${large.people.toLocaleString("en")} people, by turns with ${few.toLocaleString("en")}`, rows }]);
} finally {
    await large.stop();
}
