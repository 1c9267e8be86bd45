import type { Person } from "@usher/core";
import { tick } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import type { Selection } from "../../src/admin/people/selection.svelte.ts";
import { person } from "./people.svelte.ts";
import { show } from "./stage.ts";

vi.mock("../../src/core.ts", () => ({ core: {} }));
const submitted = vi.hoisted(() => ({ bodies: [] as unknown[], refuse: 0, wait: (): Promise<void> => Promise.resolve() }));
vi.mock("../../src/sync/replica.svelte.ts", () => ({
    replica: {
        reaches: true,
        organization: "northwind",
        version: 0,
        submit: async (bodies: unknown[]) => {
            submitted.bodies.push(...bodies);
            await submitted.wait();
            return bodies.map((_, index) => ({ errors: index < submitted.refuse ? [{ code: "not_permitted", field: "" }] : [], notes: [] }));
        },
    },
}));
const { Bulk } = await import("../../src/admin/people/bulk.svelte.ts");
const { default: BulkDialogs } = await import("../../src/admin/people/dialogs/BulkDialogs.svelte");
const { default: Notices } = await import("../../src/interface/Notices.svelte");
const { default: SelectionBar } = await import("../../src/admin/people/SelectionBar.svelte");

const archivable = (number: number): Person => ({ ...person(number), can: { ...person(number).can, archive: number % 10 !== 0 } });
const people = Array.from({ length: 30_000 }, (_, number) => archivable(number));
const piece = 2000;

/** Everybody, looked through as far as the test lets it. */
class Everybody {
    all = true;
    size = people.length;
    hidden = 0;
    chosen: Person[] = [];
    free = false;
    #let: (() => void)[] = [];

    async *pieces(): AsyncGenerator<Person[]> {
        for (let from = 0; from < people.length; from += piece) {
            if (!this.free) await new Promise<void>((resolve) => this.#let.push(resolve));
            yield people.slice(from, from + piece);
        }
    }

    /** So many pieces more. */
    async go(count: number): Promise<void> {
        for (let number = 0; number < count; ++number) {
            await vi.waitFor(() => expect(this.#let.length).toBeGreaterThan(0), { interval: 1 });
            for (const resolve of this.#let.splice(0)) resolve();
            await tick();
        }
    }
}

describe("everybody of a great many", () => {
    let everybody: Everybody;
    let bulk: InstanceType<typeof Bulk>;

    beforeEach(() => {
        everybody = new Everybody();
        bulk = new Bulk();
        submitted.bodies = [];
        submitted.refuse = 0;
        show(SelectionBar, { selection: everybody as unknown as Selection, total: people.length, bulk, offers: ["archive", "remove"] as const });
        show(BulkDialogs, { bulk });
        show(Notices, {});
    });

    const dialog = page.getByRole("dialog");
    const archive = page.getByRole("toolbar", { name: "30,000 selected" }).getByRole("button", { name: /^Archive/ });

    it("are counted while they are looked through, and nothing is said to be none", async () => {
        await everybody.go(3);
        await expect.element(page.getByText("20% counted")).toBeVisible();
        await archive.click();
        await expect.element(dialog).toHaveAccessibleName("Archive these people?");
        await expect.element(dialog.getByText("Looked through 6,000 of 30,000: possible for 5,400 so far.")).toBeVisible();
        await expect.element(dialog.getByRole("progressbar", { name: "How many have been looked through" })).toHaveAttribute("value", "6000");
        await everybody.go(12);
        await expect.element(dialog).toHaveAccessibleName("Archive 27,000 people?");
        await expect.element(dialog.getByRole("button", { name: "Archive 27,000 people" })).toBeVisible();
        await expect.element(dialog.getByText(/^Looked through/)).not.toBeInTheDocument();
    });

    it("are acted on before they are counted, and it is said how far that is and what was refused", async () => {
        let proceed = (): void => undefined;
        submitted.wait = () => new Promise((resolve) => (proceed = resolve));
        submitted.refuse = 2;
        await archive.click();
        await dialog.getByRole("button", { name: "Archive", exact: true }).click();
        everybody.free = true;
        await everybody.go(1);
        await expect.element(page.getByRole("log").getByText(/^[\d,]+ of 27,000$/)).toBeVisible();
        submitted.wait = () => Promise.resolve();
        proceed();
        await expect.element(page.getByRole("log").getByText("26,892 people archived")).toBeVisible();
        await expect.element(page.getByRole("log").getByText(/^108 of 27,000: ./)).toBeVisible();
        expect(submitted.bodies).toHaveLength(27_000);
    });
});
