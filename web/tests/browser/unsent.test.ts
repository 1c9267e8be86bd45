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
        window: async ({ scope }: { scope?: string }) => {
            const rows = scope === undefined ? [waits(1), waits(2), waits(3)] : [waits(1), waits(2)];
            return { rows, total: rows.length, loaded: true, counts: { uninvited: rows.length } };
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
        expect(choices()).toEqual(["The whole organization", "Harbour", "Airport"]);
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
