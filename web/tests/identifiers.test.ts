import { describe, expect, it } from "vitest";
import { idsTogether, newId } from "../src/api/identifiers.ts";

const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const end = (id: string): number => parseInt(id.slice(-4), 16);

describe("an id", () => {
    it("is of version 7, and begins with its time", () => {
        expect(newId()).toMatch(version7);
        expect(newId(0x0123456789ab)).toMatch(/^01234567-89ab-7/);
    });

    it("stands beside those that are made with it", () => {
        for (let round = 0; round < 100; ++round) {
            const next = idsTogether();
            const [first, second, third] = [next(), next(), next()];
            expect(first).toMatch(version7);
            expect([second.slice(0, -4), third.slice(0, -4)]).toEqual([first.slice(0, -4), first.slice(0, -4)]);
            expect([end(second), end(third)]).toEqual([end(first) + 1, end(first) + 2]);
        }
    });

    it("stands beside as many others as a person may have places", () => {
        const next = idsTogether();
        const ids = Array.from({ length: 10_000 }, next);
        expect(new Set(ids).size).toBe(10_000);
        expect(ids.every((id) => id.slice(0, -4) === ids[0]?.slice(0, -4))).toBe(true);
    });

    it("is another one each time", () => {
        expect(idsTogether()().slice(0, -4)).not.toBe(idsTogether()().slice(0, -4));
    });
});
