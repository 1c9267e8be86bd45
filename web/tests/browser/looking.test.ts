import type { PersonView } from "@usher/core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { person } from "./people.svelte.ts";
import { withEffects } from "./root.svelte.ts";
import { show } from "./stage.ts";

/** What is looked for is found when the test says so. */
const place = vi.hoisted(() => ({ feed: "live", answers: [] as (() => void)[] }));
vi.mock("../../src/core.ts", () => ({ core: {} }));
vi.mock("../../src/sync/replica.svelte.ts", () => ({
    replica: {
        version: 0,
        organization: "northwind",
        get feed() {
            return place.feed;
        },
        view: async () => ({
            organization: { id: "northwind", name: "Northwind" },
            rights: { permissions: ["identity.register"], projects: [] },
        }),
        window: async ({ search }: { search: string }) => {
            await new Promise<void>((resolve) => place.answers.push(resolve));
            const rows = search === "" || search === "maya" ? [person(1, "Maya Stone")] : [];
            return { rows, total: rows.length, loaded: true };
        },
    },
}));
const { default: MergeDialog } = await import("../../src/admin/person/dialogs/MergeDialog.svelte");
const { default: RegistrationPage } = await import("../../src/admin/registration/RegistrationPage.svelte");
const { default: TableState } = await import("../../src/admin/people/TableState.svelte");
const { PeopleView } = await import("../../src/admin/people/people-view.svelte.ts");
const { known } = await import("../../src/admin/known.svelte.ts");

const heading = page.getByRole("heading", { level: 2 });
const answer = async (): Promise<void> => {
    await expect.poll(() => place.answers.length).toBeGreaterThan(0);
    for (const give of place.answers.splice(0)) give();
};

beforeEach(() => {
    known.now = undefined;
    place.answers = [];
});

describe("looking for somebody's other entry", () => {
    const status = page.getByRole("status");

    beforeEach(() => {
        const view = { record: { person: person(7), memberships: [] }, rows: [] } as unknown as PersonView;
        show(MergeDialog, { view, onclose: () => undefined });
    });

    it("says that there is nobody only when it has looked", async () => {
        await page.getByRole("searchbox").fill("zoe");
        await expect.element(status).toHaveTextContent(/^$/);
        await answer();
        await expect.element(status).toHaveTextContent("Nothing found.");
    });

    it("says how many there are", async () => {
        await page.getByRole("searchbox").fill("maya");
        await answer();
        await expect.element(status).toHaveTextContent("One found.");
    });
});

describe("the table of people", () => {
    it("speaks of the search that found nobody until everybody is there again", async () => {
        const view = withEffects(() => new PeopleView("/people", { phase: "everyone", sort: "changed", descending: true }));
        view.search = "zoe";
        await answer();
        show(TableState, { view });
        await expect.element(heading).toHaveTextContent("Nobody found");
        view.search = "";
        await expect.poll(() => place.answers.length).toBe(1);
        await expect.element(heading).toHaveTextContent("Nobody found");
        await answer();
        await expect.poll(() => view.total).toBe(1);
    });
});

describe("registering what identifies somebody", () => {
    const organization = { id: "northwind", name: "Northwind", person: "p", role: null, permissions: ["identity.register"] };
    const server = { set_up: true, mail: true, links_prove_address: false, version: "1" };

    it("is not called impossible before the organization's fields are loaded", async () => {
        place.feed = "loading";
        show(RegistrationPage, { organization, server, parts: { way: "personal" } });
        await expect.poll(() => known.now?.name).toBe("Northwind");
        await expect.element(page.getByRole("status")).toHaveTextContent("Loading…");
        await expect.element(page.getByText("Not available")).not.toBeInTheDocument();
    });

    it("is when it has none", async () => {
        place.feed = "live";
        show(RegistrationPage, { organization, server, parts: { way: "personal" } });
        await expect.element(page.getByText("Not available")).toBeVisible();
    });
});
