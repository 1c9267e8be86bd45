import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import type { OrganizationSeat, OwnMembership } from "../../src/api/answers.ts";
import { show } from "./stage.ts";

const nobody = { uninvited: 0, invited: 0, awaiting_approval: 0, offered: 0, open: 0 };
const names = { northwind: "Northwind", contoso: "Contoso" };
const place = vi.hoisted(() => ({ opened: "", uninvited: 0, opening: Promise.resolve(), names: {} as Record<string, string> }));
vi.mock("../../src/core.ts", () => ({
    core: {
        ready: async () => undefined,
        open: async (organization: string) => {
            await place.opening;
            place.opened = organization;
        },
        person: async () => null,
        put: async () => ({ cursor: "1", more: false, restart: false, version: 1 }),
        window: async () => ({ rows: [], total: 0, loaded: true, counts: { ...nobody, uninvited: place.uninvited } }),
        organization: async () => ({ organization: { id: place.opened, name: place.names[place.opened], policies: {}, roles: [] }, rights: { permissions: [], projects: [] }, grantable_groups: [] }),
    },
}));
// What it shows of people is another matter.
vi.mock("../../src/admin/people/PeoplePage.svelte", () => import("../../src/admin/jobs/JobsPage.svelte"));
const { default: App } = await import("../../src/admin/App.svelte");
const { arrive, session } = await import("../../src/api/session.svelte.ts");
const { notices } = await import("../../src/interface/notices.svelte.ts");
const { router } = await import("../../src/interface/router.svelte.ts");
const { forget, keepVisit, lastVisit } = await import("../../src/kept/visit.ts");
const { replica } = await import("../../src/sync/replica.svelte.ts");

const home = location.pathname + location.search;
const ada = { id: "ada", name: "Ada Quinn", addresses: ["ada@northwind.example"], administrator: false };
const state = { set_up: true, mail: true, links_prove_address: false, version: "1" };
const seat = (id: string, name: string): OrganizationSeat => ({ id, name, person: "p", role: { id: "r", name: "Owner" }, permissions: ["people.read"] });
const in_harbour: OwnMembership = {
    membership: "m",
    organization: { id: "northwind", name: "Northwind" },
    scope: { kind: "project", name: "Harbour" },
    role: { name: "Harbour master", permissions: ["people.read"] },
    phase: "active",
    changed_at: "2026-11-20T08:00:00Z",
};

let reachable: boolean;
let organizations: OrganizationSeat[];
let memberships: OwnMembership[];
let streams: EventTarget[];
/** The changes are refused to everybody. */
let closed: boolean;
/** Nothing is said of the session. */
let silent: boolean;

class Stream extends EventTarget {
    constructor() {
        super();
        streams.push(this);
    }
    close(): void {}
}

/** There is one tab. */
class Alone extends EventTarget {
    postMessage(): void {}
    close(): void {}
}

const refused = (): Response => Response.json({ errors: [{ code: "organization_unknown", field: "" }] }, { status: 404 });
const sees = (path: string): boolean =>
    [...organizations.map((each) => each.id), ...memberships.map((each) => each.organization.id)].some((id) => path.includes(id));

async function answer(path: string): Promise<Response> {
    if (!reachable || (silent && path === "/v1/sessions/current")) throw new TypeError("offline");
    if (path === "/v1/state") return Response.json(state);
    if (path === "/v1/me") return Response.json({ memberships, invitations: [] });
    if (path === "/v1/sessions/current")
        return Response.json({ account: ada, second_factor: false, csrf_token: "t", sees_accounts: false, organizations });
    return path.includes("/changes") && !closed && sees(path) ? Response.json({}) : refused();
}

function arriveAt(address: string): void {
    router.replace(address);
    const arrival = arrive();
    arrival.catch(() => undefined);
    show(App, { arrival });
}

const heading = (name: string) => page.getByRole("heading", { level: 1, name });
const sidebar = page.getByRole("navigation", { name: "Main" });
const nothing = heading("Nothing to manage here");

beforeEach(async () => {
    [reachable, closed, silent, organizations, memberships, streams] = [true, false, false, [], [], []];
    Object.assign(place, { opened: "", uninvited: 0, opening: Promise.resolve(), names: { ...names } });
    vi.stubGlobal("fetch", answer);
    vi.stubGlobal("EventSource", Stream);
    vi.stubGlobal("BroadcastChannel", Alone);
    await forget("ada");
});
afterEach(() => {
    replica.stop();
    session.forget();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    router.replace(home);
});

describe("the admin app of somebody who sees a project alone", () => {
    it("is called by the role in the project, and opens without a network too", async () => {
        memberships = [in_harbour];
        arriveAt("/jobs");
        await expect.element(sidebar).toHaveTextContent("Northwind Harbour master");
        await expect.poll(() => replica.feed).toBe("live");
        await expect.poll(async () => (await lastVisit())?.readable?.length).toBe(1);
        document.body.replaceChildren();
        replica.stop();
        session.forget();
        reachable = false;
        arriveAt("/jobs");
        await expect.element(sidebar).toHaveTextContent("Northwind Harbour master");
    });

    it("asks again by itself when the network is back", async () => {
        memberships = [in_harbour];
        reachable = false;
        await keepVisit({ account: ada, organizations: [], server: state });
        arriveAt("/jobs");
        await expect.element(nothing).toBeVisible();
        reachable = true;
        dispatchEvent(new Event("online"));
        await expect.element(sidebar).toHaveTextContent("Northwind Harbour master");
    });
});

describe("the admin app of somebody whose rights are taken", () => {
    it("says so, and nothing of the network", async () => {
        memberships = [in_harbour];
        arriveAt("/jobs");
        await expect.poll(() => streams.length).toBe(1);
        memberships = [];
        streams[0]?.dispatchEvent(new Event("error"));
        await expect.element(nothing).toBeVisible();
        await expect.element(page.getByText("Your rights here have changed")).toBeVisible();
        expect(document.body.textContent).not.toContain("cannot be reached");
    });

    it("says which of them by itself as soon as it can ask, and blames no backup until then", async () => {
        organizations = [{ ...seat("northwind", "Northwind"), permissions: ["people.read", "audit.read"] }];
        arriveAt("/jobs");
        await expect.poll(() => streams.length).toBe(1);
        for (const { id } of notices.list) notices.dismiss(id);
        silent = true;
        organizations = [seat("northwind", "Northwind")];
        streams[0]?.dispatchEvent(new Event("restart"));
        await expect.poll(() => streams.length).toBe(2);
        silent = false;
        await expect.poll(() => session.organizations[0]?.permissions).toEqual(["people.read"]);
        await expect.poll(() => notices.list.map((notice) => notice.title)).toEqual(["Your rights here have changed"]);
    });

    it("looks again by itself, and goes on where they are given back", async () => {
        vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
        organizations = [seat("northwind", "Northwind")];
        arriveAt("/jobs");
        await expect.poll(() => streams.length).toBe(1);
        organizations = [];
        streams[0]?.dispatchEvent(new Event("error"));
        await expect.element(nothing).toBeVisible();
        organizations = [seat("northwind", "Northwind")];
        vi.advanceTimersByTime(15_000);
        await expect.element(heading("Jobs")).toBeVisible();
        await expect.poll(() => replica.feed).toBe("live");
    });

    it("goes on too when they were back before it could ask what is left", async () => {
        vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
        organizations = [seat("northwind", "Northwind")];
        arriveAt("/jobs");
        await expect.poll(() => streams.length).toBe(1);
        closed = true;
        streams[0]?.dispatchEvent(new Event("error"));
        await expect.element(heading("Your rights here have changed")).toBeVisible();
        closed = false;
        vi.advanceTimersByTime(15_000);
        await expect.element(heading("Jobs")).toBeVisible();
        await expect.poll(() => [replica.failure, replica.feed]).toEqual([null, "live"]);
    });

    it("goes on with another organization, as one that is gone to", async () => {
        organizations = [seat("northwind", "Northwind"), seat("contoso", "Contoso")];
        arriveAt("/people/0197-ab");
        await expect.element(sidebar).toHaveTextContent("Northwind");
        await expect.poll(() => streams.length).toBe(1);
        organizations = [seat("contoso", "Contoso")];
        streams[0]?.dispatchEvent(new Event("error"));
        await expect.element(sidebar).toHaveTextContent("Contoso");
        await expect.poll(() => [router.path, replica.failure, replica.feed]).toEqual(["/people", null, "live"]);
    });
});

describe("an organization that is renamed by a colleague", () => {
    it("is called by its new name at once", async () => {
        organizations = [seat("northwind", "Northwind")];
        arriveAt("/jobs");
        await expect.element(sidebar).toHaveTextContent("Northwind Owner");
        await expect.poll(() => replica.feed).toBe("live");
        place.names["northwind"] = "Northwind Trading";
        replica.version += 1;
        await expect.element(sidebar).toHaveTextContent("Northwind Trading Owner");
    });
});

describe("another organization", () => {
    const choose = async (name: string): Promise<void> => {
        await page.getByTitle("Switch organization").click();
        await page.getByRole("menuitemradio", { name }).click();
    };
    beforeEach(() => {
        organizations = [seat("northwind", "Northwind"), seat("contoso", "Contoso")];
    });

    it.each([
        ["/people?project=harbour", "/people"],
        ["/people/0197-ab", "/people"],
        ["/jobs", "/jobs"],
    ])("is begun from %s at %s", async (address, there) => {
        arriveAt(address);
        await choose("Contoso");
        await expect.poll(() => router.path + String(router.query)).toBe(there);
        await expect.element(sidebar).toHaveTextContent("Contoso");
    });

    it("is where somebody may be whom a link names and who is not here", async () => {
        arriveAt("/people/0197-ab");
        await expect.element(heading("This person is not here")).toBeVisible();
        await expect.element(page.getByText("Or the link is meant for another of your organizations.")).toBeVisible();
        await page.getByRole("button", { name: "Look in Contoso" }).click();
        await expect.element(sidebar).toHaveTextContent("Contoso");
        await expect.element(page.getByRole("button", { name: "Look in Northwind" })).toBeVisible();
        expect(router.path).toBe("/people/0197-ab");
    });

    it("is not spoken of to who has no other", async () => {
        organizations = [seat("northwind", "Northwind")];
        arriveAt("/people/0197-ab");
        await expect.element(heading("This person is not here")).toBeVisible();
        await expect.element(page.getByText("another of your organizations")).not.toBeInTheDocument();
    });

    it("does not show how many wait in the one before while it is opened", async () => {
        const unsent = sidebar.getByRole("link", { name: "Unsent invitations" });
        organizations = organizations.map((each) => ({ ...each, permissions: ["people.read", "invitations.send"] }));
        place.uninvited = 7;
        arriveAt("/jobs");
        await expect.element(unsent).toHaveTextContent("7");
        place.opening = new Promise(() => undefined);
        await choose("Contoso");
        await expect.element(unsent).not.toHaveTextContent("7");
        await expect.element(sidebar).toHaveTextContent("Contoso");
    });

    it("says of a page that was lost with a right that the rights have changed, of another that it is not there", async () => {
        organizations = [{ ...seat("northwind", "Northwind"), permissions: ["people.read", "audit.read"] }];
        arriveAt("/audit");
        await expect.element(sidebar.getByRole("link", { name: "Audit log" })).toBeVisible();
        organizations = [seat("northwind", "Northwind")];
        await session.renew();
        await expect.element(heading("Your rights here have changed")).toBeVisible();
        router.go("/nowhere");
        await expect.element(heading("There is nothing at this address")).toBeVisible();
    });
});
