import { writeFile } from "node:fs/promises";
import { Crowded, years_pass } from "./crowded.mjs";
import { House } from "./house.mjs";
import { founded } from "./over-http.mjs";

// Writes what the core is divided by (wasm/divide.mjs): the page of the feed that a browser would get of some realistic people, and
// whose it is. To be made anew when that page changes its form.
const people = 200;
const place = new URL("../wasm/sample/", import.meta.url);

const house = await House.start();
try {
    const { client } = await founded(house);
    await (await Crowded.of(client)).fill(people, () => undefined);
    await house.alter(...years_pass);
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { cookie, accept: "application/vnd.usher.people", "accept-encoding": "br" };
    const answer = await fetch(`${house.origin}/v1/organizations/${client.organization}/changes`, { headers });
    if (!answer.ok) throw new Error(await answer.text());
    await writeFile(new URL("people.block", place), new Uint8Array(await answer.arrayBuffer()));
    const facts = { organization: client.organization, founder: client.account.id, now: new Date().toISOString() };
    await writeFile(new URL("facts.json", place), `${JSON.stringify(facts)}\n`);
} finally {
    await house.stop();
}
