import { describe, expect, it } from "vitest";
import { refined } from "../src/admin/invite/invitation.ts";
import { conditions, coreQuery, readChoice, writeChoice, type Fallback } from "../src/admin/people/people-query.ts";

const fallback: Fallback = { phase: "everyone", sort: "changed", descending: true };
const read = (text: string) => readChoice(new URLSearchParams(text), fallback);

describe("what the address of People says", () => {
    it.each([
        "",
        "phase=uninvited",
        "phase=open&search=ada&project=none&sort=-sent",
        "project=0197&role=r&group=g&delivery=link&source=integration&sort=name",
        "sort=changed",
    ])("%j is read and written alike", (text) => {
        expect(writeChoice(read(text), fallback).toString()).toBe(text);
    });

    it("falls back where it says what there is not", () => {
        expect(read("phase=gone&sort=-size&delivery=pigeon&source=rumour")).toEqual(read(""));
    });

    it("tells the organization itself from anywhere", () => {
        expect(coreQuery(read("project=none"), 0, 60)).toMatchObject({ scope: null, from: 0, to: 60 });
        expect(coreQuery(read("project=none"), 0, 60)).not.toHaveProperty("anywhere");
        expect(coreQuery(read(""), 0, 60)).toMatchObject({ anywhere: true });
        expect([read(""), read("project=none"), read("role=r&group=g")].map(conditions)).toEqual([0, 1, 2]);
    });
});

describe("what becomes of somebody where they are invited to", () => {
    const person = { text: "a", name: "", address: "a@corp.example", verdict: "no_change", code: "already_active", suggestion: null } as const;

    it("is an invitation for a member of the organization who is not in the project", () => {
        expect(refined(person, [], [], 1)).toMatchObject({ verdict: "invite", code: null });
    });

    it("is nothing where all places are taken, and says why", () => {
        const notes = [{ code: "already_invited", field: "seats[0]" }];
        expect(refined({ ...person, verdict: "create" }, [], notes, 1)).toMatchObject({ verdict: "no_change", code: "already_invited" });
        expect(refined({ ...person, verdict: "create" }, [], notes, 2)).toMatchObject({ verdict: "create" });
    });

    it("is a fault of theirs, unless it is one of the choice", () => {
        const fault = (field: string) => refined({ ...person, verdict: "create" }, [{ code: "domain_not_allowed", field }], [], 1).verdict;
        expect(fault("address")).toBe("invalid");
        expect(fault("role")).toBe("create");
    });

    it("stays as the paste said it when that is wrong already", () => {
        expect(refined({ ...person, verdict: "duplicate" }, [], [], 1)).toMatchObject({ verdict: "duplicate" });
    });
});
