import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import type { OrganizationSeat } from "../../src/api/answers.ts";
import type { WaitingCommand } from "../../src/kept/database.ts";
import { show } from "./stage.ts";

vi.mock("../../src/core.ts", () => ({
    core: {
        ready: async () => undefined,
        open: async () => undefined,
        person: async () => null,
        put: async () => ({ cursor: "1", more: false, restart: false, version: 1 }),
        submit: async () => ({ errors: [], notes: [], version: 1 }),
        settle: async () => ({ version: 1, refused: [] }),
        window: async () => ({ rows: [], total: 0, loaded: true, counts: {} }),
        organization: async () => null,
    },
}));
// What it shows of people is another matter.
vi.mock("../../src/admin/people/PeoplePage.svelte", () => import("../../src/admin/jobs/JobsPage.svelte"));
const { default: App } = await import("../../src/admin/App.svelte");
const { default: SaveState } = await import("../../src/admin/people/SaveState.svelte");
const { shell } = await import("../../src/admin/shell/shell.svelte.ts");
const { arrive, session } = await import("../../src/api/session.svelte.ts");
const { router } = await import("../../src/interface/router.svelte.ts");
const { store } = await import("../../src/kept/database.ts");
const { KeptCommands } = await import("../../src/kept/kept-commands.ts");
const { forget } = await import("../../src/kept/visit.ts");
const { elsewhere } = await import("../../src/sync/elsewhere.svelte.ts");
const { replica } = await import("../../src/sync/replica.svelte.ts");

const home = location.pathname + location.search;
const bo = { id: "bo", name: "Bo Larsen", addresses: ["bo@northwind.example"], administrator: false };
const seat = (id: string, name: string): OrganizationSeat => ({ id, name, person: "p", role: { id: "r", name: "Admin" }, permissions: ["people.read"] });
const northwind = seat("northwind", "Northwind");
const contoso = seat("contoso", "Contoso");
const invited: WaitingCommand = { sequence: 1, body: { type: "resend", invitation: "i" }, at: "2026-11-20T08:00:00Z", about: "zz@corp.example" };

let organizations: OrganizationSeat[];
let streams: EventTarget[];
let channels: EventTarget[];
/** To which organizations commands were posted, and what is said about them. */
let posts: string[];
let answers: "applied" | "refused" | "nothing";

class Stream extends EventTarget {
    constructor() {
        super();
        streams.push(this);
    }
    close(): void {}
}

class Alone extends EventTarget {
    constructor() {
        super();
        channels.push(this);
    }
    postMessage(): void {}
    close(): void {}
}

const refused = (): Response => Response.json({ errors: [{ code: "not_permitted", field: "" }] }, { status: 403 });

async function answer(path: string, { method, body }: RequestInit = {}): Promise<Response> {
    if (path === "/v1/state") return Response.json({ set_up: true, mail: true, links_prove_address: false, version: "1" });
    if (path === "/v1/me") return Response.json({ memberships: [], invitations: [] });
    if (path === "/v1/sessions/current") return Response.json({ account: bo, second_factor: false, csrf_token: "t", sees_accounts: false, organizations });
    if (method === "POST" && path.endsWith("/commands")) {
        if (answers === "nothing") throw new TypeError("unreachable");
        posts.push(path.split("/")[3] ?? "");
        const { commands } = JSON.parse(String(body)) as { commands: { sequence: number }[] };
        const given = commands.map(({ sequence }) => ({ sequence, change: 3, errors: [], notes: [], renamed: [] }));
        return answers === "refused" ? refused() : Response.json({ answers: given });
    }
    return path.includes("/changes") && organizations.some(({ id, permissions }) => path.includes(id) && permissions.length > 0) ? Response.json({}) : refused();
}

const keeperIn = (organization: string) => new KeptCommands(store, { account: "bo", organization });

async function waitsIn(organization: string): Promise<void> {
    const keeper = keeperIn(organization);
    await keeper.add([invited], (await keeper.client()).client);
}

function arriveAtJobs(): void {
    router.replace("/jobs");
    const arrival = arrive();
    arrival.catch(() => undefined);
    show(App, { arrival });
}

const nothing = page.getByRole("heading", { level: 1, name: "Nothing to manage here" });
const lost = page.getByRole("heading", { name: "One change was not made" });

beforeEach(async () => {
    [organizations, streams, channels, posts, answers] = [[northwind], [], [], [], "applied"];
    vi.stubGlobal("fetch", answer);
    vi.stubGlobal("EventSource", Stream);
    vi.stubGlobal("BroadcastChannel", Alone);
    await forget("bo");
});
afterEach(() => {
    replica.stop();
    session.forget();
    shell.session_over = shell.signing_in = false;
    vi.useRealTimers();
    vi.unstubAllGlobals();
    router.replace(home);
});

describe("what waits in an organization that is not shown", () => {
    it("is sent, once", async () => {
        organizations = [northwind, contoso];
        await waitsIn("contoso");
        arriveAtJobs();
        await expect.poll(() => posts).toEqual(["contoso"]);
        await expect.poll(() => keeperIn("contoso").waiting()).toEqual([]);
        await expect.poll(() => elsewhere.waiting).toEqual([]);
    });

    it("is told while nothing answers, with the way there", async () => {
        organizations = [northwind, contoso];
        answers = "nothing";
        await waitsIn("contoso");
        arriveAtJobs();
        show(SaveState, {});
        const way = page.getByRole("button", { name: "One change waits in Contoso" });
        await expect.element(way).toBeVisible();
        expect(document.body.textContent).not.toContain("All changes saved");
        await way.click();
        await expect.poll(() => [replica.organization, replica.waiting]).toEqual(["contoso", 1]);
    });

    it("is told as a card of there when it was refused, until that is dismissed", async () => {
        organizations = [northwind, contoso];
        answers = "refused";
        await waitsIn("contoso");
        arriveAtJobs();
        await expect.element(lost).toBeVisible();
        await expect.element(page.getByText("· Contoso")).toBeVisible();
        await page.getByRole("button", { name: /^Dismiss:/ }).click();
        await expect.element(lost).not.toBeInTheDocument();
        await expect.poll(() => keeperIn("contoso").cards()).toEqual([]);
    });
});

describe("a page whose browser is cleared", () => {
    it("keeps again what waits, and sends it and what comes after", async () => {
        answers = "nothing";
        await waitsIn("northwind");
        arriveAtJobs();
        await expect.poll(() => [replica.waiting, replica.feed]).toEqual([1, "live"]);
        const { client } = await keeperIn("northwind").client();
        const cleared = new Promise((resolve) => (indexedDB.deleteDatabase("usher").onsuccess = resolve));
        await cleared;
        await expect.poll(() => keeperIn("northwind").waiting()).toMatchObject([{ about: "zz@corp.example" }]);
        expect((await keeperIn("northwind").client()).client).toBe(client);
        answers = "applied";
        const [prediction] = await replica.submit([{ type: "resend", invitation: "other" }]);
        expect(prediction?.errors).toEqual([]);
        dispatchEvent(new Event("online"));
        await expect.poll(() => replica.waiting).toBe(0);
        expect(await keeperIn("northwind").waiting()).toEqual([]);
    });
});

describe("what waits when the rights are taken", () => {
    it("is refused, told where there is nothing to manage, and never sent again by itself", async () => {
        vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
        await waitsIn("northwind");
        answers = "nothing";
        arriveAtJobs();
        await expect.poll(() => replica.waiting).toBe(1);
        await expect.poll(() => streams.length).toBe(1);
        [organizations, answers] = [[{ ...northwind, role: { id: "m", name: "Member" }, permissions: [] }], "refused"];
        streams[0]?.dispatchEvent(new Event("error"));
        await expect.element(nothing).toBeVisible();
        await expect.element(lost).toBeVisible();
        await expect.element(page.getByText("zz@corp.example")).toBeVisible();
        const before = posts.length;
        [organizations, answers] = [[northwind], "applied"];
        vi.advanceTimersByTime(15_000);
        await expect.poll(() => replica.feed).toBe("live");
        await expect.element(lost).toBeVisible();
        expect(posts.length).toBe(before);
    });
});

describe("a page whose session is over", () => {
    it("goes on when somebody has signed in in another tab, and says until then that nothing is on its way", async () => {
        arriveAtJobs();
        await expect.poll(() => replica.reaches).toBe(true);
        replica.onSignedOut();
        expect(replica.reaches).toBe(false);
        for (const channel of channels) channel.dispatchEvent(new MessageEvent("message", { data: { kind: "back", account: "bo" } }));
        await expect.poll(() => [shell.session_over, replica.reaches]).toEqual([false, true]);
    });
});
