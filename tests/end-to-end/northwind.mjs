import { randomUUID } from "node:crypto";
import { invitation, setUp } from "./client.mjs";
import { roleNamed } from "./steps.mjs";

/** The founder's client of a new organization with projects, groups and people, as a test of the pages needs them. */
export async function northwind(server, { projects = [], groups = [], people = [], links_prove = true } = {}) {
    const client = await setUp(server, { copied_link_proves_mailbox: links_prove });
    const member = (await roleNamed(client, "Member")).id;
    const named = (names) => Object.fromEntries(names.map((name) => [name, randomUUID()]));
    const made = { client, member, projects: named(projects), groups: named(groups), people: {} };
    const commands = [
        ...projects.map((name) => ({ type: "create_project", id: made.projects[name], name })),
        ...groups.map((name) => ({ type: "create_group", id: made.groups[name], name, permissions: [] })),
        ...people.map(({ name, address = addressOf(name), in: scopes = [null], groups: theirs = [], role = member, ...choices }) => {
            const body = invitation(role, address, {
                name,
                seats: scopes.map((scope) => ({ id: randomUUID(), scope: scope === null ? null : made.projects[scope] })),
                groups: theirs.map((group) => made.groups[group]),
                ...choices,
            });
            made.people[name] = body;
            return body;
        }),
    ];
    for (let from = 0; from < commands.length; from += 500) {
        const answers = await client.command(...commands.slice(from, from + 500));
        const refused = answers.find((answer) => answer.errors.length > 0);
        if (refused) throw new Error(JSON.stringify(refused));
    }
    return made;
}

export const addressOf = (name) => `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}@example.com`;

/** The text of each cell of one column, from top to bottom. */
export async function column(page, name) {
    const rows = page.getByRole("grid").locator(`[role=row] .${name}[role=gridcell]`);
    return (await rows.allInnerTexts()).map((text) => text.replaceAll("\n", " ").trim());
}

/** Everything in the dress of the other direction of writing, and back. */
export async function showBothWays(visitor, name) {
    await visitor.show(name);
    await visitor.show(`${name}-dark`, { dark: true });
    await visitor.page.evaluate(() => (document.documentElement.dir = "rtl"));
    await visitor.show(`${name}-right-to-left`);
    await visitor.page.evaluate(() => document.documentElement.removeAttribute("dir"));
    await visitor.showOnPhone(`${name}-phone`);
}
