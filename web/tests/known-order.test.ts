import { afterEach, describe, expect, it, vi } from "vitest";
import { speak } from "../src/words/words.ts";

const named = (...names: string[]): { id: string; name: string }[] => names.map((name) => ({ id: name, name }));
const organization = { id: "northwind", name: "Northwind", projects: named("Zürich", "apollo", "Ärzte", "Dock 10", "Dock 2"), groups: named("b", "A") };
const replica = { organization: "northwind", view: async () => ({ organization, rights: { permissions: ["people.add"], projects: [] } }) };
vi.mock("../src/sync/replica.svelte.ts", () => ({ replica }));
vi.mock("../src/interface/online.svelte.ts", () => ({ online: { yes: true } }));
const { known } = await import("../src/admin/known.svelte.ts");

afterEach(() => speak("en", {}));

describe("projects and groups", () => {
    it("stand in the order of the reader's language everywhere", async () => {
        speak("de", {});
        await known.read();
        const projects = ["apollo", "Ärzte", "Dock 2", "Dock 10", "Zürich"];
        expect(known.projects.map(({ name }) => name)).toEqual(projects);
        expect(known.groups.map(({ name }) => name)).toEqual(["A", "b"]);
        expect(known.scopesWhere("people.add")).toEqual([null, ...projects]);
        speak("sv", {});
        await known.read();
        expect(known.projects.at(-1)?.name).toBe("Ärzte");
    });
});
