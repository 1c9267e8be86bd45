import { afterEach, describe, expect, it } from "vitest";
import { router } from "../../src/interface/router.svelte.ts";

const home = location.pathname + location.search;
const shown = (): string => location.pathname + location.search;

describe("an address that changes while somebody types", () => {
    afterEach(() => router.replace(home));

    it("is known at once, and written when nothing is typed any more", async () => {
        router.replace("/people");
        for (const search of ["a", "an", "ann"]) router.replaceSoon(`/people?search=${search}`);
        expect(router.query.get("search")).toBe("ann");
        expect(shown()).toBe("/people");
        await expect.poll(shown).toBe("/people?search=ann");
    });

    it("is written before another is gone to, so that the way back finds it", async () => {
        router.replace("/people");
        router.replaceSoon("/people?search=ann");
        router.go("/groups");
        expect(shown()).toBe("/groups");
        history.back();
        await expect.poll(shown).toBe("/people?search=ann");
        expect(router.query.get("search")).toBe("ann");
    });

    it("is written before the page is left", () => {
        router.replace("/people");
        router.replaceSoon("/people?search=ann");
        dispatchEvent(new Event("pagehide"));
        expect(shown()).toBe("/people?search=ann");
    });

    it("is forgotten when another takes its place", async () => {
        router.replaceSoon("/people?search=ann");
        router.replace("/people");
        router.replaceSoon("/people?search=bob");
        await expect.poll(shown).toBe("/people?search=bob");
        router.replaceSoon("/people?search=carol");
        router.replace("/projects");
        router.replaceSoon("/projects?search=dan");
        await expect.poll(shown).toBe("/projects?search=dan");
    });
});
