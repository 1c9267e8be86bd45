import { describe, expect, it, vi } from "vitest";
import { person } from "./people.svelte.ts";

vi.mock("../../src/core.ts", () => ({ core: {} }));
const { commandFor } = await import("../../src/admin/people/actions.svelte.ts");

const also = [
    { membership: "in Atlas", scope: "atlas", revoke: true },
    { membership: "in Borealis", scope: "borealis", revoke: false },
];
const maya = { ...person(1, "Maya Stone"), also };
const revoked = (revoke: boolean): string[] =>
    commandFor
        .removeEverywhere({ ...maya, can: { ...maya.can, revoke } })
        .flatMap((body) => (body.type === "revoke" ? [body.membership] : []));

describe("removing an invitation among everybody's", () => {
    it("takes back every place that may be taken back", () => {
        expect(revoked(true)).toEqual([maya.membership, "in Atlas"]);
    });

    it("takes nothing from whom it is not offered for: who is active here stays invited elsewhere", () => {
        expect(revoked(false)).toEqual([]);
    });
});
