import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { PeopleView } from "../../src/admin/people/people-view.svelte.ts";
import { columnsOf } from "../../src/admin/people/columns.ts";
import { person } from "./people.svelte.ts";
import { show } from "./stage.ts";
import { PrintedPeople } from "./printed.svelte.ts";

vi.mock("../../src/core.ts", () => ({ core: {} }));
const { default: PeopleTable } = await import("../../src/admin/people/PeopleTable.svelte");
const { default: Printing } = await import("../../src/admin/people/Printing.svelte");

const many = 2_500;
const most = 2_000;
const people = (count: number) => Array.from({ length: count }, (_, number) => person(number));
let view: PrintedPeople;
let print: ReturnType<typeof vi.spyOn>;
const rows = (): number => document.querySelectorAll('[role="rowgroup"] [role="row"] a').length;
/** As the browser does before and after it takes the page to paper. */
const told = (name: "beforeprint" | "afterprint"): void => (dispatchEvent(new Event(name)), flushSync());

beforeEach(() => {
    print = vi.spyOn(window, "print").mockImplementation(() => undefined);
    view = new PrintedPeople(many, people(80));
    show(Printing, { view: view as unknown as PeopleView });
    show(PeopleTable, { view: view as unknown as PeopleView, columns: columnsOf("person"), label: "People", onmenu: vi.fn(), oninvite: vi.fn() });
});
afterEach(() => print.mockRestore());

describe("the list of people on paper", () => {
    it("waits for its rows when it is asked for by the keys, has them in their order, and says where it ends", async () => {
        await userEvent.keyboard("{Control>}p{/Control}");
        expect([view.to >= most, print.mock.calls.length]).toEqual([true, 0]);
        view.rows = people(view.to);
        await expect.poll(() => print.mock.calls.length).toBe(1);
        told("beforeprint");
        expect(rows()).toBe(most);
        const places = Array.from(document.querySelectorAll("[aria-rowindex]"), (row) => Number(row.getAttribute("aria-rowindex")));
        expect(places.every((place, index) => place === index + 1)).toBe(true);
        await expect.element(page.getByText("2,000 of 2,500 are printed here")).toBeInTheDocument();
        told("afterprint");
        expect(rows()).toBeLessThan(70);
    });

    it("has what is in hand when the browser prints by itself", async () => {
        told("beforeprint");
        expect(rows()).toBe(80);
        await expect.element(page.getByText("80 of 2,500 are printed here")).toBeInTheDocument();
    });
});
