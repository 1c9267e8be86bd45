import type { InvitePerson } from "@usher/core";
import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { Connection } from "./connection-state.svelte.ts";
import { show } from "./stage.ts";

vi.mock("../../src/core.ts", () => ({ core: {} }));
const connection = new Connection();
const place = vi.hoisted(() => ({ organization: "northwind", about: [] as string[][] }));
vi.mock("../../src/sync/replica.svelte.ts", () => ({
    replica: {
        get reaches() {
            return connection.reaches;
        },
        get organization() {
            return place.organization;
        },
        submit: async (bodies: unknown[], about: string[] = []) => {
            place.about.push(about);
            return bodies.map(() => ({ errors: [], notes: [] }));
        },
        view: async () => null,
        version: 0,
    },
}));
const { act } = await import("../../src/admin/organization/act.ts");
const { submit } = await import("../../src/admin/people/actions.svelte.ts");
const { sendInvitations } = await import("../../src/admin/invite/sending.ts");
const { takeAnswer } = await import("../../src/admin/undo.ts");
const { default: Notices } = await import("../../src/interface/Notices.svelte");
const { default: SaveBar } = await import("../../src/admin/settings/SaveBar.svelte");
const { notices } = await import("../../src/interface/notices.svelte.ts");

const removal = { type: "remove_project", project: "harbour" } as const;
const answer = (command?: string, notes: { code: string; field: string }[] = []) => ({ sequence: 1, change: 1, errors: [], notes, renamed: [], ...(command && { command }) });
const told = (): string[] => notices.list.map(({ title, detail }) => [title, detail].filter((words) => words !== "").join(": "));
const undo = page.getByRole("button", { name: "Undo" });
let sent: { path: string; body: { client: string; commands: unknown[] } }[];
let reachable: boolean;

beforeEach(() => {
    connection.begin();
    Object.assign(place, { organization: "northwind", about: [] });
    [sent, reachable] = [[], true];
    for (const { id } of notices.list) notices.dismiss(id);
    vi.stubGlobal("fetch", async (path: string, { body }: { body: string }) => {
        sent.push({ path, body: JSON.parse(body) });
        if (!reachable) throw new TypeError("offline");
        return Response.json({ answers: [answer()] });
    });
});
afterEach(() => vi.unstubAllGlobals());

describe("a change of the organization", () => {
    const remove = () => act(removal, "Project Harbour removed", "Harbour");

    it("is said to wait while the server is not reached, and to be made when it is", async () => {
        connection.reaches = false;
        await remove();
        expect(told()).toEqual(["The change waits for the connection"]);
        expect(place.about).toEqual([["Harbour"]]);
        connection.reaches = true;
        takeAnswer(removal, answer());
        await expect.poll(told).toEqual(["Project Harbour removed"]);
    });

    it("is said to wait as soon as the connection goes before the answer", async () => {
        await remove();
        expect(told()).toEqual(["Project Harbour removed"]);
        connection.reaches = false;
        flushSync();
        expect(told()).toEqual(["The change waits for the connection"]);
        takeAnswer(removal, answer());
        await expect.poll(told).toEqual(["Project Harbour removed"]);
    });

    it("is taken back where it was made, though another organization is open by then", async () => {
        show(Notices, {});
        await remove();
        takeAnswer(removal, answer("c1"));
        await expect.element(undo).toBeVisible();
        place.organization = "contoso";
        await undo.click();
        await expect.poll(told).toEqual(["Undone"]);
        expect(sent.map(({ path }) => path)).toEqual(["/v1/organizations/northwind/commands"]);
    });

    it("can be taken back again after that has failed, as the same command", async () => {
        show(Notices, {});
        await remove();
        takeAnswer(removal, answer("c1"));
        reachable = false;
        await undo.click();
        await expect.poll(() => told()[0]).toMatch(/^Not undone: /);
        reachable = true;
        await undo.click();
        await expect.poll(told).toEqual(["Undone"]);
        expect(sent[1]).toEqual(sent[0]);
    });
});

describe("invitations", () => {
    const body = (number: number): InvitePerson => ({
        type: "invite_person",
        person: `p${number}`,
        address: `person${number}@northwind.example`,
        seats: [{ id: `s${number}`, scope: null }],
        invitation: `i${number}`,
        when: "now",
    });
    const before = [{ code: "already_invited", field: "seats[0]" }];

    it("are not on their way any more once the connection goes", async () => {
        const bodies = [1, 2, 3].map(body);
        await sendInvitations(bodies, true);
        expect(told()[0]).toMatch(/^3 invitations on their way/);
        takeAnswer(body(1), answer());
        connection.reaches = false;
        flushSync();
        expect(told()).toEqual(["2 invitations wait for the connection"]);
    });

    it("tell that somebody was invited before", async () => {
        await sendInvitations([body(1)], true);
        takeAnswer(body(1), answer(undefined, before));
        await expect.poll(() => told()[0]).toMatch(/person1@northwind\.example.* was here or invited already: .*your role, groups and message were not used/);
    });

    it("tell so of some among many", async () => {
        await sendInvitations([1, 2, 3].map(body), true);
        for (const number of [1, 2, 3]) takeAnswer(body(number), answer(undefined, number === 2 ? before : []));
        await expect.poll(() => told()[0]).toMatch(/^2 invitations on their way: .*person2@northwind\.example.* was here or invited already/);
    });
});

describe("a notice that stays", () => {
    it("leaves the buttons that save to be pressed", async () => {
        const onsave = vi.fn(async () => undefined);
        show(Notices, {});
        show(SaveBar, { dirty: true, onsave, ondiscard: () => undefined });
        const failed = { busy: "Changing", done: () => "", failed: "Not changed" };
        expect(await submit([], failed)).toBe(0);
        for (let number = 0; number < 4; ++number) notices.bad("Not changed", "The change was refused.");
        const save = page.getByRole("button", { name: "Save changes" });
        await expect.element(save).toBeVisible();
        const [list, bar] = [document.querySelector(".notices"), save.element()].map((element) => element?.getBoundingClientRect());
        const bottom = innerHeight - (bar?.height ?? 0) - 12;
        expect(list?.bottom).toBeLessThanOrEqual(bottom);
        // Wherever it stands.
        (save.element().closest("footer") as HTMLElement).style.cssText = `position: fixed; inset: auto 1rem ${innerHeight - (list?.bottom ?? 0)}px`;
        await save.click({ timeout: 2000 });
        expect(onsave).toHaveBeenCalledOnce();
    });
});
