import type { CommandBody, Job, Person } from "@usher/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { person } from "./people.svelte.ts";
import { show } from "./stage.ts";

vi.mock("../../src/core.ts", () => ({ core: { judgeField: async () => ({ code: null }) } }));
const place = vi.hoisted(() => ({
    reaches: true,
    rights: [] as string[],
    in_harbour: [] as string[],
    jobs: [] as unknown[],
    submitted: [] as CommandBody[],
}));
const waits = (number: number): Person => ({ ...person(number), phase: "uninvited", can: { ...person(number).can, invite: true } });
vi.mock("../../src/sync/replica.svelte.ts", () => ({
    replica: {
        version: 0,
        organization: "northwind",
        get reaches() {
            return place.reaches;
        },
        window: async ({ scope, search }: { scope?: string; search: string }) => {
            const all = scope === undefined ? [waits(1), waits(2), waits(3)] : [waits(1), waits(2)];
            const rows = all.filter(({ name }) => name.includes(search));
            return { rows, total: rows.length, loaded: true, counts: { uninvited: all.length } };
        },
        view: async () => ({
            organization: {
                ...{ id: "northwind", name: "Northwind", policies: {}, roles: [], jobs: place.jobs },
                projects: [
                    { id: "harbour", name: "Harbour" },
                    { id: "airport", name: "Airport" },
                ],
            },
            rights: { permissions: place.rights, projects: [{ project: "harbour", permissions: place.in_harbour }] },
        }),
        submit: async (bodies: CommandBody[]) => {
            place.submitted.push(...bodies);
            return bodies.map(() => ({ errors: [], notes: [] }));
        },
    },
}));
const { default: Notices } = await import("../../src/interface/Notices.svelte");
const { default: UnsentPage } = await import("../../src/admin/unsent/UnsentPage.svelte");

const button = (name: string) => page.getByRole("button", { name, exact: true });
const dialog = page.getByRole("dialog");
const log = page.getByRole("log");
const job: Job = { id: "j", kind: "invite_all", state: "running", started_by: "ada", started_at: "2026-11-20T08:00:00Z", scope: null, done: 3, failed: 0, total: 0 };

function begin(rights: string[], in_harbour: string[] = [], jobs: Job[] = []): void {
    Object.assign(place, { rights, in_harbour, jobs });
    const organization = { id: "northwind", name: "Northwind", person: "p", role: null, permissions: rights };
    show(UnsentPage, { organization, server: { set_up: true, mail: true, links_prove_address: false, version: "1" }, parts: {} });
    show(Notices, {});
}

beforeEach(() => {
    Object.assign(place, { reaches: true, submitted: [] });
    vi.stubGlobal("fetch", async () => Response.json({ errors: [{ code: "not_permitted", field: "" }] }, { status: 403 }));
});
afterEach(() => vi.unstubAllGlobals());

describe("invitations of chosen people", () => {
    const send = async (): Promise<void> => {
        begin(["people.read", "invitations.send"]);
        await button("Choose people").click();
        await page.getByRole("checkbox", { name: "Person 2" }).click();
        await button("Invite one").click();
        await dialog.getByRole("button", { name: "Send" }).click();
        await dialog.getByRole("button", { name: "Send it" }).click();
    };

    it("are on their way while the server is reached", async () => {
        await send();
        await expect.element(log).toHaveTextContent("Invitation on its way");
        expect(place.submitted).toMatchObject([{ type: "invite", person: "person-2" }]);
    });

    it("wait while it is not", async () => {
        place.reaches = false;
        await send();
        await expect.element(log.getByText("The change waits for the connection")).toBeVisible();
        await expect.element(log).not.toHaveTextContent("on its way");
    });
});

describe("the message", () => {
    const message = dialog.getByRole("textbox", { name: "Your message" });
    const choose = async (name: string): Promise<void> => {
        await page.getByRole("checkbox", { name }).click();
        await button("Invite one").click();
    };

    beforeEach(async () => {
        begin(["people.read", "invitations.send", "people.add"]);
        await button("Choose people").click();
        await choose("Person 2");
        await message.fill("Dear Person 2");
        await dialog.getByRole("button", { name: "Cancel" }).click();
    });

    it("is there again for the same people", async () => {
        await button("Invite one").click();
        await expect.element(message).toHaveValue("Dear Person 2");
    });

    it("is not carried over to others", async () => {
        await page.getByRole("checkbox", { name: "Person 2" }).click();
        await choose("Person 1");
        await expect.element(message).toHaveValue("");
        await message.fill("Dear Person 1");
        await dialog.getByRole("button", { name: "Cancel" }).click();
        await button("Invite all").click();
        await expect.element(message).toHaveValue("");
    });

    it("is gone once it was sent", async () => {
        await button("Invite one").click();
        await dialog.getByRole("button", { name: "Send" }).click();
        await dialog.getByRole("button", { name: "Send it" }).click();
        await expect.element(dialog).not.toBeInTheDocument();
        await button("Choose people").click();
        await choose("Person 2");
        await expect.element(message).toHaveValue("");
    });
});

describe("who waits", () => {
    it("are counted aloud when somebody searches", async () => {
        begin(["people.read", "invitations.send"]);
        const status = page.getByRole("status");
        await expect.element(status).toHaveTextContent(/^$/);
        await page.getByRole("searchbox").fill("Person 2");
        await expect.element(status).toHaveTextContent("One found.");
    });

    it("are sent to in steps whose heading takes the focus", async () => {
        begin(["people.read", "invitations.send", "people.add"]);
        await button("Invite all").click();
        await dialog.getByRole("button", { name: "Send" }).click();
        await expect.element(dialog.getByRole("heading", { level: 2 })).toHaveFocus();
        await dialog.getByRole("button", { name: "Back" }).click();
        await expect.element(dialog.getByRole("heading", { name: "Review the message" })).toHaveFocus();
    });
});

describe("inviting all", () => {
    const where = dialog.getByRole("combobox", { name: "Where" });
    const choices = (): string[] => [...(where.element() as HTMLSelectElement).options].map((option) => option.label);

    it("is offered to who may invite in one project alone, for that project", async () => {
        begin(["people.read"], ["people.read", "invitations.send"]);
        await button("Invite all").click();
        await expect.element(dialog).toHaveTextContent("It goes to all 2 people who wait.");
        expect(choices()).toEqual(["Harbour"]);
        await dialog.getByRole("button", { name: "Send" }).click();
        await dialog.getByRole("button", { name: "Send all 2" }).click();
        await expect.poll(() => place.submitted).toMatchObject([{ type: "start_invite_all", scope: "harbour" }]);
    });

    it("leaves the whole organization out for who may not add people to it, and a project where it is under way", async () => {
        begin(["people.read", "invitations.send"], [], [{ ...job, scope: "harbour" }]);
        await button("Invite all").click();
        expect(choices()).toEqual(["Airport"]);
    });

    it("begins with the whole organization where that is allowed", async () => {
        begin(["people.read", "invitations.send", "people.add"]);
        await button("Invite all").click();
        await expect.element(dialog).toHaveTextContent("It goes to all 3 people who wait.");
        expect(choices()).toEqual(["The whole organization", "Airport", "Harbour"]);
    });

    it("is shown as any of those who are meant will see it, whatever is searched for", async () => {
        begin(["people.read", "invitations.send", "people.add"]);
        await page.getByRole("searchbox").fill("Person 3");
        await expect.element(page.getByText("Person 1")).not.toBeInTheDocument();
        await button("Invite all").click();
        const as = dialog.getByRole("combobox", { name: "Preview as" });
        const people = (): string[] => [...(as.element() as HTMLSelectElement).options].map((option) => option.label);
        await expect.poll(people).toEqual(["Person 1", "Person 2", "Person 3"]);
    });

    it("says how far it is, of no number that nobody knows", async () => {
        begin(["people.read", "invitations.send", "people.add"], [], [job]);
        const card = page.getByRole("article", { name: "Invite all" });
        await expect.element(card).toHaveTextContent("3 people done");
        await expect.element(card).not.toHaveTextContent(/of 0|0 of/);
        await expect.element(card.getByRole("progressbar")).not.toBeInTheDocument();
        await expect.element(button("Invite all")).toBeDisabled();
    });
});
