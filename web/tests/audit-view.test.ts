import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AuditEntry } from "../src/admin/audit/audit-entry.ts";

vi.mock("../src/sync/replica.svelte.ts", () => ({ replica: { organization: "northwind" } }));
vi.mock("../src/interface/online.svelte.ts", () => ({ online: { yes: true } }));
const { AuditView } = await import("../src/admin/audit/audit-view.svelte.ts");

const at = (instant: string): AuditEntry => ({ change: 1, command: "c", at: instant, by: { kind: "system" }, kind: "person_added", payload: null });
/** Late on the 20th by UTC, at noon, and late on the 19th. */
const entries = [at("2026-11-20T23:30:00Z"), at("2026-11-20T12:00:00Z"), at("2026-11-19T23:30:00Z")];
const table = '"at"\r\n"late"\r\n"noon"\r\n"before"\r\n';
const own_zone = process.env.TZ;

beforeEach(() => {
    vi.stubGlobal("fetch", async (path: string) => (path.includes("csv") ? new Response(table) : Response.json({ entries, next: null })));
});
afterEach(() => {
    vi.unstubAllGlobals();
    if (own_zone === undefined) delete process.env.TZ;
    else process.env.TZ = own_zone;
});

async function shownOn(day: string): Promise<string[]> {
    const view = new AuditView(() => true);
    view.filter = { ...view.filter, from: day, until: day };
    await view.refresh();
    return view.shown.map((entry) => entry.at);
}

describe("the days by which the log is filtered", () => {
    it("are the reader's, as those that are shown", async () => {
        process.env.TZ = "Europe/Berlin";
        expect(await shownOn("2026-11-20")).toEqual(["2026-11-20T12:00:00Z", "2026-11-19T23:30:00Z"]);
        expect(await shownOn("2026-11-21")).toEqual(["2026-11-20T23:30:00Z"]);
        process.env.TZ = "America/Los_Angeles";
        expect(await shownOn("2026-11-20")).toEqual(["2026-11-20T23:30:00Z", "2026-11-20T12:00:00Z"]);
    });

    it("choose what is exported, which spreadsheets know as UTF-8", async () => {
        process.env.TZ = "Europe/Berlin";
        const view = new AuditView(() => true);
        view.filter = { ...view.filter, until: "2026-11-20" };
        expect(await view.export("csv")).toBe('\uFEFF"at"\r\n"noon"\r\n"before"\r\n');
        expect(await view.export("json")).toBe(JSON.stringify(entries.slice(1), null, 2));
    });
});
