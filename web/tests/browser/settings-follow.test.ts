import type { CommandBody, IdentityField } from "@usher/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { news } from "./news.svelte.ts";
import { person } from "./people.svelte.ts";
import { show } from "./stage.ts";

vi.mock("../../src/core.ts", () => ({ core: { judgeField: async () => ({ code: null }) } }));
const place = vi.hoisted(() => ({ organization: {} as Record<string, unknown>, sent: [] as unknown[], about: [] as string[], person: null as unknown, reads: 0 }));
vi.mock("../../src/sync/replica.svelte.ts", async () => {
    const shown = (await import("./news.svelte.ts")).news;
    return {
        replica: {
            organization: "northwind",
            reaches: true,
            get version() {
                return shown.version;
            },
            submit: async (bodies: CommandBody[], about: string[] = []) => {
                place.sent.push(...bodies);
                place.about.push(...about);
                for (const body of bodies)
                    if (body.type === "set_identity_fields") place.organization["identity_fields"] = body.fields;
                    else if (body.type === "set_template") place.organization["templates"] = [body];
                shown.version += 1;
                return bodies.map(() => ({ errors: [], notes: [] }));
            },
            judge: async () => ({ errors: [], notes: [] }),
            person: async () => {
                place.reads += 1;
                return place.person;
            },
            window: async () => ({ rows: [], total: 0, loaded: true, counts: {} }),
            view: async () => ({
                organization: { ...place.organization },
                rights: { permissions: ["settings.manage", "templates.manage", "roles.manage", "groups.manage", "projects.manage", "integrations.manage", "people.read", "people.add", "invitations.send"], projects: [] },
            }),
        },
    };
});
const { default: SettingsPage } = await import("../../src/admin/settings/SettingsPage.svelte");
const { default: GroupsPage } = await import("../../src/admin/groups/GroupsPage.svelte");
const { default: ProjectsPage } = await import("../../src/admin/projects/ProjectsPage.svelte");
const { default: RolesPage } = await import("../../src/admin/roles/RolesPage.svelte");
const { default: PersonPage } = await import("../../src/admin/person/PersonPage.svelte");
const { Bulk } = await import("../../src/admin/people/bulk.svelte.ts");
const { known } = await import("../../src/admin/known.svelte.ts");
const { router } = await import("../../src/interface/router.svelte.ts");

const home = location.pathname + location.search;
const seat = { id: "northwind", name: "Northwind", person: "p", role: null, permissions: [] };
const server = { set_up: true, mail: true, links_prove_address: false, version: "1" };
const button = (name: string) => page.getByRole("button", { name, exact: true });
const box = (name: string) => page.getByRole("textbox", { name, exact: true });
const field = (key: string, label: string): IdentityField => ({ key, label, required: false, confidential: true });
const mail = { kind: "invitation", locale: "en", subject: "Come in", text: "Here: {{link}}" };

/** What somebody else saves. */
async function saved(change: Record<string, unknown>): Promise<void> {
    Object.assign(place.organization, change);
    news.version += 1;
    await known.read();
}

async function settings(part: string, query = ""): Promise<void> {
    router.replace(`/settings/${part}${query}`);
    show(SettingsPage, { organization: seat, server, parts: { page: part } });
    await known.read();
}

beforeEach(async () => {
    Object.assign(place, { sent: [], about: [], person: null });
    place.organization = { id: "northwind", name: "Northwind", handle: "northwind", policies: { default_locale: "en", invite_ttl_ms: 1, onboarding: "direct" }, roles: [], groups: [] };
    vi.stubGlobal("fetch", async () => Response.json({ errors: [{ code: "not_permitted", field: "" }] }, { status: 403 }));
    await saved({});
});
afterEach(() => {
    vi.unstubAllGlobals();
    router.replace(home);
});

describe("the identity fields", () => {
    it("follow what is saved elsewhere, and keep what was typed", async () => {
        await settings("identity");
        await expect.element(button("Save changes")).toBeDisabled();
        await saved({ identity_fields: [field("born", "Date of birth"), field("town", "Town")] });
        await expect.element(box("Field").first()).toHaveValue("Date of birth");
        await expect.element(button("Save changes")).toBeDisabled();
        await userEvent.fill(box("Field").first(), "Birthday ");
        await saved({ identity_fields: [field("born", "Date of birth"), field("town", "Place"), field("phone", "Phone")] });
        await expect.element(box("Field").first()).toHaveValue("Birthday ");
        await expect.element(box("Field").nth(1)).toHaveValue("Place");
        await button("Save changes").click();
        await expect.poll(() => place.sent).toEqual([
            {
                type: "set_identity_fields",
                fields: [field("born", "Birthday"), field("town", "Place"), field("phone", "Phone")],
                was: [field("born", "Date of birth"), field("town", "Place"), field("phone", "Phone")],
            },
        ]);
        await expect.element(button("Save changes")).toBeDisabled();
    });
});

describe("a mail text", () => {
    it("follows what is saved elsewhere where nobody has written over it", async () => {
        await settings("templates", "?kind=invitation");
        await expect.element(box("Subject")).toHaveValue("");
        await saved({ templates: [mail] });
        await expect.element(box("Subject")).toHaveValue("Come in");
        await expect.element(button("Save changes")).toBeDisabled();
        await userEvent.fill(box("Subject"), "Welcome");
        await saved({ templates: [{ ...mail, subject: "Do come in", text: "There: {{link}}" }] });
        await expect.element(box("Text")).toHaveValue("There: {{link}}");
        await expect.element(box("Subject")).toHaveValue("Welcome");
        await button("Save changes").click();
        await expect.poll(() => place.sent).toEqual([
            { type: "set_template", ...mail, subject: "Welcome", text: "There: {{link}}", was: { subject: "Do come in", text: "There: {{link}}" } },
        ]);
        expect(place.about).toEqual(["Invitation · English"]);
    });

    it("that nobody has saved yet was nothing", async () => {
        await settings("templates", "?kind=invitation");
        await userEvent.fill(box("Subject"), "Welcome");
        await userEvent.fill(box("Text"), "Here: [link]");
        await button("Save changes").click();
        await expect.poll(() => place.sent).toEqual([{ type: "set_template", kind: "invitation", locale: "en", subject: "Welcome", text: "Here: [link]" }]);
    });

    it("is that of a language that has one, when it comes late", async () => {
        await settings("templates", "?kind=invitation");
        await saved({ templates: [{ ...mail, locale: "de", subject: "Herein" }] });
        await expect.element(box("Subject")).toHaveValue("Herein");
    });
});

describe("the name and the handle of the organization", () => {
    it("are sent as they stand now where nobody has touched them", async () => {
        await settings("organization");
        await userEvent.fill(box("Name"), "Northwind Trading");
        Object.assign(place.organization, { handle: "nw" });
        await button("Save changes").click();
        await expect.poll(() => place.sent).toEqual([{ type: "edit_organization", name: "Northwind Trading", was: { name: "Northwind" } }]);
    });
});

describe("the policies", () => {
    it("are sent as they stand at the time of saving", async () => {
        await settings("policies");
        await page.getByRole("checkbox", { name: "Business addresses only" }).click();
        place.organization["policies"] = { default_locale: "de", invite_ttl_ms: 1, onboarding: "verified" };
        await button("Save changes").click();
        await expect
            .poll(() => place.sent)
            .toEqual([
                {
                    type: "set_policies",
                    policies: { default_locale: "de", invite_ttl_ms: 1, onboarding: "verified", business_addresses_only: true },
                    was: { default_locale: "de", invite_ttl_ms: 1, onboarding: "verified" },
                },
            ]);
    });
});

describe("a role that is renamed", () => {
    it("keeps the right that a colleague has granted meanwhile", async () => {
        const role = { id: "r", name: "Helper", permissions: ["people.read"] };
        await saved({ roles: [role] });
        show(RolesPage, { organization: seat, server, parts: {} });
        await button("Edit Helper").click();
        await userEvent.fill(box("Name"), "Colleague");
        await saved({ roles: [{ ...role, permissions: ["people.read", "audit.read"] }] });
        await button("Save changes").click();
        await expect.poll(() => place.sent).toEqual([
            { type: "edit_role", id: "r", name: "Colleague", permissions: ["people.read", "audit.read"], was: { name: "Helper", permissions: ["people.read", "audit.read"] } },
        ]);
    });
});

describe("an item that is edited", () => {
    const sent = (body: Record<string, unknown>) => expect.poll(() => place.sent).toEqual([body]);

    it("says what a project was called", async () => {
        await saved({ projects: [{ id: "p", name: "Tower" }] });
        show(ProjectsPage, { organization: seat, server, parts: {} });
        await button("Rename Tower").click();
        await userEvent.fill(box("Name"), "Harbour");
        await button("Save changes").click();
        await sent({ type: "edit_project", id: "p", name: "Harbour", was: { name: "Tower" } });
    });

    it("says what a group gave", async () => {
        await saved({ groups: [{ id: "g", name: "Night", permissions: ["people.read"] }] });
        show(GroupsPage, { organization: seat, server, parts: {} });
        await button("Edit Night").click();
        await page.getByRole("checkbox", { name: "add people" }).click();
        await button("Save changes").click();
        await sent({ type: "edit_group", id: "g", name: "Night", permissions: ["people.read", "people.add"], was: { name: "Night", permissions: ["people.read"] } });
    });

    it("says whether an application needed an identity", async () => {
        await settings("applications");
        await saved({ applications: [{ id: "a", name: "Plans" }] });
        await button("Edit Plans").click();
        await page.getByRole("dialog").getByRole("checkbox").click();
        await button("Save changes").click();
        await sent({ type: "edit_application", id: "a", name: "Plans", identity_required: true, was: { name: "Plans" } });
    });

    it("says what an integration did, and which token it had", async () => {
        const token = { name: "Directory", permissions: ["people.add", "invitations.send"], generation: 1 };
        await settings("integrations");
        await saved({ integrations: [{ id: "i", ...token }] });
        await page.getByRole("checkbox", { name: "Automatically invite" }).click();
        await sent({ type: "edit_integration", id: "i", ...token, auto_invite: true, was: token });
        place.sent = [];
        await button("New token for Directory").click();
        await button("Make a new token").click();
        await sent({ type: "edit_integration", id: "i", ...token, generation: 2, was: token });
    });
});

describe("the groups of somebody", () => {
    it("keep the one that a colleague has put them into meanwhile", async () => {
        const able = { ...person(1), can: { ...person(1).can, change_role: true } };
        const bulk = new Bulk();
        bulk.one("groups", able);
        place.person = { rows: [{ ...able, groups: [{ id: "night", name: "Night" }] }] };
        await bulk.setGroups(["day"], []);
        expect(place.sent).toEqual([{ type: "set_groups", membership: "membership-1", groups: ["night", "day"], was: ["night"] }]);
    });
});

describe("what was typed about a person who is gone meanwhile", () => {
    it("stays until the dialog is closed, and its card says whom it was about", async () => {
        const maya = person(1, "Maya Stone");
        const record = { person: { ...maya, added_at: maya.changed_at, created_at: maya.changed_at }, memberships: [], invitations: [] };
        place.person = { record, rows: [], me: false, pending: false };
        show(PersonPage, { organization: seat, server, parts: { person: maya.id } });
        await button("Edit").first().click();
        const name = page.getByRole("dialog").getByRole("textbox").first();
        await userEvent.fill(name, "Maya Rivers");
        place.person = null;
        // Where it is read once more, what was read before is shown.
        for (let read = 0; read < 2; ++read) {
            const { reads } = place;
            await saved({});
            await vi.waitFor(() => expect(place.reads).toBeGreaterThan(reads));
        }
        await expect.element(name).toHaveValue("Maya Rivers");
        await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
        await expect.element(page.getByRole("heading", { name: "This person is not here" })).toBeVisible();
        expect(place.about).toEqual(["Maya Stone"]);
    });
});
