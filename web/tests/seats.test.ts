import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { OrganizationSeat, OwnMembership } from "../src/api/answers.ts";
import { askSeats, readableSeats } from "../src/api/seats.ts";
import { session } from "../src/api/session.svelte.ts";

const northwind = { id: "northwind", name: "Northwind" };
const seat = (permissions: string[], role: OrganizationSeat["role"] = null): OrganizationSeat => ({ ...northwind, person: "p", role, permissions });
const membership = (kind: "organization" | "project", role: OwnMembership["role"], name = "Harbour"): OwnMembership => ({
    membership: `${kind} ${name}`,
    organization: northwind,
    scope: { kind, name },
    role,
    phase: "active",
    changed_at: "2026-11-20T08:00:00Z",
});
const member = { name: "Member", permissions: [] };
const reader = { name: "Harbour master", permissions: ["people.read"] };

let memberships: OwnMembership[];
/** Whether the server shows the organization. */
let shows: boolean;
let asked: string[];

beforeEach(() => {
    [memberships, shows, asked] = [[], false, []];
    session.account = { id: "ada", name: "Ada", addresses: [], administrator: false };
    vi.stubGlobal("fetch", async (path: string) => {
        asked.push(path);
        if (path === "/v1/me") return Response.json({ memberships, invitations: [] });
        return shows ? Response.json(northwind) : Response.json({ errors: [{ code: "organization_unknown", field: "" }] }, { status: 404 });
    });
});
afterEach(() => {
    vi.unstubAllGlobals();
    session.forget();
});

describe("the organizations into which one may look", () => {
    it("are those that one sees the whole of, asked of nobody", async () => {
        session.organizations = [seat(["people.read"])];
        memberships = [membership("organization", reader, "Northwind"), membership("project", member)];
        expect(await askSeats()).toEqual(session.organizations);
        expect(asked).toEqual(["/v1/me"]);
    });

    it("and those of which a role shows a project, with the names of those roles", async () => {
        memberships = [membership("project", reader)];
        expect(await askSeats()).toEqual([{ ...northwind, person: "", role: null, project_roles: ["Harbour master"], permissions: [] }]);
        expect(asked).toEqual(["/v1/me"]);
    });

    it("and those of which a group shows a project, which the server knows alone", async () => {
        session.organizations = [seat([])];
        memberships = [membership("organization", null, "Northwind"), membership("project", member), membership("project", member, "Airport")];
        expect(await askSeats()).toEqual([]);
        shows = true;
        expect(await askSeats()).toEqual([{ ...seat([]), project_roles: ["Member"] }]);
        expect(asked).toEqual(["/v1/me", "/v1/organizations/northwind", "/v1/me", "/v1/organizations/northwind"]);
    });

    it("are no others", async () => {
        session.organizations = [seat([])];
        memberships = [membership("organization", member, "Northwind"), { ...membership("project", reader), phase: "archived" }];
        expect(await askSeats()).toEqual([]);
        expect(asked).toEqual(["/v1/me"]);
    });

    it("are what the session tells while no server answers", async () => {
        session.organizations = [seat(["people.read"])];
        vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
        await expect(askSeats()).rejects.toMatchObject({ status: 0 });
        expect(await readableSeats()).toEqual(session.organizations);
    });
});
