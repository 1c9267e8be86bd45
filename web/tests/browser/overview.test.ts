import type { Counts, DayCounts } from "@usher/core";
import { describe, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { show } from "./stage.ts";

vi.mock("../../src/core.ts", () => ({ core: {} }));
/** The founder, one who asked to come in, one who was invited a year ago and is in, one who is invited today, and one who waits for it. */
const counts = { everyone: 5, uninvited: 1, invited: 1, active: 3 } as Counts;
const nothing: DayCounts = { added: 0, invited: 0, joined: 0 };
vi.mock("../../src/sync/replica.svelte.ts", () => ({
    replica: {
        version: 0,
        organization: "northwind",
        window: async () => ({ rows: [], total: 5, loaded: true, counts }),
        scopes: async () => [],
        view: async () => null,
        days: async (begins: Date[]) => ({ more: false, days: begins.map((day, index) => told(day, index + 1 === begins.length)) }),
    },
}));
const { default: Funnel } = await import("../../src/admin/people/Funnel.svelte");
const { default: OverviewPage } = await import("../../src/admin/overview/OverviewPage.svelte");

const told = (day: Date, is_today: boolean): DayCounts => {
    if (is_today) return { ...nothing, invited: 1 };
    return day.getTime() === 0 ? { added: 5, invited: 1, joined: 3 } : nothing;
};
const steps = page.getByLabelText("From added to active");
const organization = { id: "northwind", name: "Northwind", person: "p", role: null, permissions: ["people.read"] };
const server = { set_up: true, mail: true, links_prove_address: false, version: "1" };

describe("how far everybody has come", () => {
    it("counts as invited whom somebody has invited, and neither the founder nor who asked", async () => {
        show(OverviewPage, { organization, server, parts: {} });
        await expect.element(steps).toHaveTextContent(/Invited 240% of added/);
        await expect.element(steps).toHaveTextContent(/Active 360% of added/);
        await expect.element(page.getByText("One person invited")).toBeVisible();
    });

    it("does not call them invited where that is not known", async () => {
        show(Funnel, { counts });
        await expect.element(steps).toHaveTextContent(/Invited or joined 480% of added/);
    });
});
