import { randomUUID } from "node:crypto";
import { invitation } from "../end-to-end/client.mjs";
import { alter } from "../end-to-end/database.mjs";
import { northwind } from "../end-to-end/northwind.mjs";
import { join } from "./studio.mjs";

export const company = (name) => `${name.toLowerCase().replaceAll(" ", ".")}@northwind.example`;

const founder = { name: "Ada Lindqvist", hours: 900 };
/** Everybody else whom the pictures show, `hours` ago, the longest first. `joins`: accepted at once. */
const people = [
    { name: "Maya Lind", places: [null, "Harbour"], groups: ["Design"], joins: true, hours: 610 },
    { name: "Raj Kim", groups: ["Site office"], joins: true, hours: 430 },
    { name: "Hana Sato", places: [null, "Airport"], groups: ["Design"], joins: true, hours: 210 },
    { name: "Wei Chen", hours: 140 },
    { name: "Tomas Ortega", joins: true, hours: 95 },
    { name: "Ida Berg", places: ["Harbour"], groups: ["Design"], hours: 74 },
    { name: "Jo Alvarez", when: "later", hours: 51 },
    { name: "Kit Moreau", groups: ["Design"], when: "later", hours: 50 },
    { name: "Sam Okafor", places: [null, "Airport"], hours: 26 },
    { name: "Leila Hassan", places: ["Harbour"], groups: ["Site office"], joins: true, hours: 20 },
    { name: "Ola Nordby", places: ["Airport"], when: "later", hours: 5 },
    { name: "Noor Aziz", places: ["Airport", "Harbour"], groups: ["Site office"], hours: 3 },
];

/** The organization with its people, as `northwind` has it; `joined` has the clients of those who accepted. */
export async function filled(mailbox, server) {
    const lists = { projects: ["Harbour", "Airport"], groups: ["Design", "Site office"] };
    const made = await northwind(server, { ...lists, links_prove: false });
    const joined = {};
    for (const { name, places = [null], groups = [], when = "now", joins } of people) {
        const seats = places.map((place) => ({ id: randomUUID(), scope: place && made.projects[place] }));
        const choices = { name, seats, groups: groups.map((group) => made.groups[group]), when };
        const [{ errors }] = await made.client.command(invitation(made.member, company(name), choices));
        if (errors.length > 0) throw new Error(JSON.stringify(errors));
        if (joins) joined[name] = await join(mailbox, server, name, company(name));
    }
    return { ...made, joined };
}

/** An id as it stands in the log. */
const written = [[1, 8], [9, 4], [13, 4], [17, 4], [21, 12]].map(([from, length]) => `substr(hex(p.id), ${from}, ${length})`);

/** Puts what happened to each of them as far back as it was; no server has the folder open. The log's chain does not outlive it. */
export async function age(folder) {
    const cases = [founder, ...people].map(({ name, hours }) => `WHEN '${name}' THEN ${hours}`).join(" ");
    const ago = (whose) => `3600000 * ifnull((SELECT CASE p.name ${cases} END FROM people AS p WHERE ${whose}), ${founder.hours})`;
    const back = (table, times, whose) =>
        alter(folder, `UPDATE ${table} SET ${times.map((time) => `${time} = ${time} - ${ago(whose)}`).join(", ")}`);
    await back("log", ["at"], `instr(log.entries, lower(${written.join(" || '-' || ")})) > 0`);
    await back("outbox", ["queued_at", "changed_at"], "p.id = outbox.person");
    await back("memberships", ["changed_at"], "p.id = memberships.person");
    await back("invitations", ["sent_at", "lapses_at"], "p.id = invitations.person");
    await back("people", ["added_at"], "p.id = people.id");
}
