import { Crowd } from "./people.mjs";

const commands_a_batch = 1000;
/** Who is brought by a program that draws ids by lot. */
const by_programs = 0.05;
const day = 24 * 60 * 60 * 1000;
const years = 2;

const projects = ["Aurora", "Harbour", "Lighthouse", "Meadow", "Summit"];
const groups = ["Design", "Engineering", "Finance", "Legal", "Marketing", "Operations", "People", "Research", "Sales", "Support", "Workshop", "Board"];

/** Makes an organization of a crowd of people, as many as are asked for, through the server's own door. */
export class Crowded {
    #crowd = new Crowd();
    #client;
    #roles = [];
    #projects = [];
    #groups = [];
    people = 1;
    /** When the next of them is invited. */
    #at = Date.now() - years * 365 * day;

    static async of(client) {
        const crowded = new Crowded();
        crowded.#client = client;
        const { organization } = await client.everything();
        const named = (name) => organization.roles.find((role) => role.name === name)?.id;
        crowded.#roles = [named("Member"), named("Admin")].filter(Boolean);
        const make = (type) => (name) => ({ type, id: crowded.#crowd.ids(Date.now())(), name, ...(type === "create_group" && { permissions: [] }) });
        const made = [...projects.map(make("create_project")), ...groups.map(make("create_group"))];
        crowded.#projects = made.slice(0, projects.length).map(({ id }) => id);
        crowded.#groups = made.slice(projects.length).map(({ id }) => id);
        await crowded.#command(made);
        return crowded;
    }

    async fill(to, tell) {
        while (this.people < to) {
            const count = Math.min(commands_a_batch, to - this.people);
            const between = (Date.now() - this.#at) / (to - this.people);
            await this.#command(Array.from({ length: count }, () => this.#invitation((this.#at += between))));
            this.people += count;
            tell(this.people);
        }
    }

    #invitation(at) {
        const crowd = this.#crowd;
        const next = crowd.ids(Math.floor(at), crowd.chance(by_programs));
        const scopes = [null, ...(crowd.chance(0.3) ? [crowd.pick(this.#projects)] : []), ...(crowd.chance(0.05) ? [this.#projects.at(-1)] : [])];
        return {
            type: "invite_person",
            person: next(),
            ...crowd.person(),
            seats: [...new Set(scopes)].map((scope) => ({ id: next(), scope })),
            role: crowd.chance(0.97) ? this.#roles[0] : this.#roles.at(-1),
            groups: crowd.chance(0.35) ? [...new Set([crowd.pick(this.#groups), crowd.pick(this.#groups)])] : [],
            invitation: next(),
            when: crowd.chance(0.9) ? "now" : "later",
            message: crowd.chance(0.05) ? "Welcome aboard!" : "",
        };
    }

    async #command(bodies) {
        const answers = await this.#client.command(...bodies);
        const refused = answers.find(({ errors }) => errors.length > 0);
        if (refused) throw new Error(JSON.stringify([refused, bodies[answers.indexOf(refused)]]));
    }
}

/** By its version: of what was drawn by lot, some time in these years. */
const when_made = `CASE substr(hex(id), 13, 1) WHEN '7' THEN time_of(id) + abs(random()) % 2000 ELSE added_at - abs(random()) % ${years * 365 * day} END`;

/**
 * For a database that no server has open: people came when their ids were made, most have accepted within days, with an account of
 * that day, and some let it lapse. What rules count of all of them is left alone: here people are read.
 */
export const years_pass = [
    `UPDATE people SET added_at = ${when_made}`,
    "UPDATE memberships SET phase = 4, can_sign_in = 1 WHERE phase = 1 AND abs(random()) % 100 < 75",
    `UPDATE memberships SET changed_at = (SELECT added_at FROM people WHERE people.organization = memberships.organization AND people.id = person) + iif(phase = 4, abs(random()) % ${20 * day}, 0)`,
    "UPDATE invitations SET sent_at = (SELECT added_at FROM people WHERE people.organization = invitations.organization AND people.id = person)",
    `UPDATE invitations SET lapses_at = sent_at + ${7 * day}`,
    "UPDATE people SET account = id_at((SELECT max(changed_at) FROM memberships WHERE memberships.organization = people.organization AND person = people.id)) WHERE account IS NULL AND id IN (SELECT person FROM memberships WHERE phase = 4)",
];
