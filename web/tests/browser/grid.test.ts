import { tick } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { columnsOf } from "../../src/admin/people/columns.ts";
import PeopleTable from "../../src/admin/people/PeopleTable.svelte";
import { router } from "../../src/interface/router.svelte.ts";
import { person, ShownPeople } from "./people.svelte.ts";
import { show } from "./stage.ts";

vi.mock("../../src/core.ts", () => ({ core: {} }));

const many = 10_000;
let people: ShownPeople;
const onmenu = vi.fn();

const head = (name: string) => page.getByRole("columnheader", { name, exact: true });
/** Who stands in the row that has the focus. */
const focused = (): string | undefined => document.activeElement?.closest('[role="row"]')?.querySelector("a")?.textContent ?? undefined;
const keys = (text: string): Promise<void> => userEvent.keyboard(text);
const selected = (): string[] => people.selection.chosen.map(({ name }) => name);

async function enter(): Promise<void> {
    await tick();
    document.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
}

beforeEach(() => {
    people = new ShownPeople(many);
    const columns = columnsOf("person", "status", "role", "groups", "changed");
    show(PeopleTable, { view: people.view, columns, label: "People", onmenu, oninvite: vi.fn() });
});

describe("the grid of people", () => {
    it("says how many rows there are, and by what they are sorted", async () => {
        await expect.element(page.getByRole("grid", { name: "People" })).toHaveAttribute("aria-rowcount", `${many + 1}`);
        await expect.element(head("Last change")).toHaveAttribute("aria-sort", "descending");
        await page.getByRole("button", { name: "Person", exact: true }).click();
        await expect.element(head("Person")).toHaveAttribute("aria-sort", "ascending");
        await expect.element(head("Last change")).toHaveAttribute("aria-sort", "none");
    });

    it("names what stands in a row by whom it is about", async () => {
        await expect.element(page.getByRole("checkbox", { name: "Select Person 3", exact: true })).toBeInTheDocument();
        await page.getByRole("button", { name: "More for Person 3", exact: true }).click();
        expect(onmenu).toHaveBeenLastCalledWith(people.row(3), document.activeElement);
    });

    it("has few elements however many people there are, and one stop for Tab", async () => {
        expect(document.querySelectorAll('[role="row"]').length).toBeLessThan(70);
        await enter();
        expect([focused(), document.querySelectorAll('[role="row"][tabindex="0"]').length]).toEqual(["Person 0", 1]);
    });

    it("makes the rows in sight first, and the others once these are seen", async () => {
        const rows = (): number => document.querySelectorAll('[role="row"]').length;
        people.rows = [person(0)];
        await tick();
        people.rows = Array.from({ length: many }, (_, index) => person(index));
        await tick();
        const first = rows();
        expect(first).toBeGreaterThan(2);
        await expect.poll(rows).toBeGreaterThan(first);
    });
});

describe("the keys of the grid", () => {
    beforeEach(enter);

    it("go from row to row, by pages, and to both ends", async () => {
        await keys("{ArrowDown}{ArrowDown}{ArrowUp}");
        expect(focused()).toBe("Person 1");
        await keys("{End}");
        expect(focused()).toBe(`Person ${many - 1}`);
        await keys("{PageUp}");
        const number = Number(focused()?.slice("Person ".length));
        expect(number).toBeGreaterThan(many - 40);
        expect(number).toBeLessThan(many - 5);
        await keys("{Home}");
        expect(focused()).toBe("Person 0");
    });

    it("select one, a range, and nobody", async () => {
        await keys(" {ArrowDown}{ArrowDown} ");
        expect(selected()).toEqual(["Person 0", "Person 2"]);
        await keys("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
        await expect.poll(selected).toEqual(["Person 0", "Person 2", "Person 3", "Person 4"]);
        await expect.element(page.getByRole("checkbox", { name: "Select Person 3", exact: true })).toBeChecked();
        await keys("{Escape}");
        expect(selected()).toEqual([]);
    });

    it("open whom they are at", async () => {
        const go = vi.spyOn(router, "go").mockImplementation(() => undefined);
        await keys("{ArrowDown}{Enter}");
        expect(go).toHaveBeenCalledWith("/people/person-1");
        go.mockRestore();
    });
});

describe("the focus in the grid", () => {
    beforeEach(enter);

    it("stays with the person when others come before them", async () => {
        await keys("{ArrowDown}{ArrowDown}{ArrowDown}");
        people.rows = [person(many), person(many + 1), ...people.rows];
        await expect.poll(focused).toBe("Person 3");
        await keys("{ArrowDown}");
        expect(focused()).toBe("Person 4");
    });

    it("goes to the first when they are sorted anew", async () => {
        await keys("{End}");
        people.sortBy("name");
        await tick();
        people.rows = people.rows.toReversed();
        await expect.poll(focused).toBe(`Person ${many - 1}`);
        await keys("{ArrowDown}");
        expect(focused()).toBe(`Person ${many - 2}`);
    });

    it("goes to the last when there are fewer", async () => {
        await keys("{End}");
        people.rows = people.rows.slice(0, 5);
        await expect.poll(focused).toBe("Person 4");
    });

    it("is not taken from elsewhere", async () => {
        const field = document.createElement("input");
        document.body.append(field);
        field.focus();
        people.sortBy("name");
        await tick();
        people.rows = people.rows.toReversed();
        await tick();
        expect(document.activeElement).toBe(field);
    });
});
