import type { Person } from "@usher/core";
import { describe, expect, it, vi } from "vitest";

const shown = vi.hoisted(() => ({ ids: new Set<string>() }));
vi.mock("../src/sync/replica.svelte.ts", () => ({
    replica: {
        person: (id: string) =>
            Promise.resolve({
                record: { person: { name: id, address: null }, memberships: [] },
                rows: [{ phase: shown.ids.has(id) ? "invited" : "active", scope: null, role: null, groups: [], lapsed: false }],
            }),
    },
}));
const { Selection } = await import("../src/admin/people/selection.svelte.ts");
const { readChoice } = await import("../src/admin/people/people-query.ts");

const person = (id: string): Person => ({ id, name: id }) as Person;
const all = ["a", "b", "c", "d", "e"].map(person);
const choice = readChoice(new URLSearchParams("phase=invited"), { phase: "everyone", sort: "name", descending: false });

function selection() {
    return new Selection({
        choice,
        total: all.length,
        people: (from: number, to: number) => Promise.resolve(all.slice(from, to)),
        async *everyone() {
            yield all.slice(0, 3);
            yield all.slice(3);
        },
    });
}

async function ids(chosen: InstanceType<typeof Selection>): Promise<string[]> {
    const found: string[] = [];
    for await (const people of chosen.pieces()) found.push(...people.map((each) => each.id));
    return found;
}

describe("a selection", () => {
    it("is a list, by one and by range", async () => {
        const chosen = selection();
        chosen.toggle(person("e"));
        await chosen.range(2, 1);
        chosen.toggle(person("b"));
        expect(await ids(chosen)).toEqual(["e", "c"]);
        expect([chosen.size, chosen.all, chosen.has("c"), chosen.has("b")]).toEqual([2, false, true, false]);
    });

    it("is everybody but some, without a list", async () => {
        const chosen = selection();
        chosen.everybody();
        chosen.toggle(person("b"));
        chosen.toggle(person("d"));
        chosen.toggle(person("d"));
        expect([chosen.size, chosen.chosen, chosen.has("b"), chosen.has("d")]).toEqual([4, [], false, true]);
        expect(await ids(chosen)).toEqual(["a", "c", "d", "e"]);
        await chosen.range(0, 2);
        expect(chosen.size).toBe(5);
    });

    it("counts those of a list whom another filter does not show", async () => {
        const chosen = selection();
        for (const id of ["a", "b", "c"]) chosen.toggle(person(id));
        shown.ids = new Set(["b"]);
        await chosen.filterChanged();
        expect([chosen.size, chosen.hidden]).toEqual([3, 2]);
    });

    it("of everybody ends with the filter that it was made under", async () => {
        const chosen = selection();
        chosen.everybody();
        await chosen.filterChanged();
        expect(chosen.size).toBe(0);
    });
});
