import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem, unreachable } from "../../src/api/problem.ts";
import { notices } from "../../src/interface/notices.svelte.ts";
import { online } from "../../src/interface/online.svelte.ts";
import { Loaded } from "./connection.svelte.ts";

let loaded: Loaded;
let end: () => void;

async function pass(milliseconds: number): Promise<void> {
    flushSync();
    await vi.advanceTimersByTimeAsync(milliseconds);
    flushSync();
}

beforeEach(() => {
    vi.useFakeTimers();
    loaded = new Loaded();
    end = loaded.follow();
});
afterEach(() => {
    end();
    online.yes = true;
    online.unanswered = false;
    vi.useRealTimers();
});

describe("what could not be loaded", () => {
    it.each(["yes", "unanswered"] as const)("is loaded again as soon as the connection is back (%s)", async (which) => {
        online[which] = which === "unanswered";
        loaded.failing = unreachable();
        await loaded.load();
        await pass(60_000);
        expect(loaded.loads).toBe(1);
        loaded.failing = undefined;
        online[which] = which !== "unanswered";
        await pass(1);
        expect([loaded.loads, loaded.problem]).toEqual([2, undefined]);
    });

    it("is asked for a few times more, and then left to the person", async () => {
        loaded.failing = unreachable();
        await loaded.load();
        for (let second = 0; second < 120; ++second) await pass(1000);
        expect(loaded.loads).toBeGreaterThan(2);
        expect(loaded.loads).toBeLessThan(8);
    });

    it("stays as it is when the server has said no", async () => {
        loaded.failing = new Problem(403, [{ code: "not_permitted", field: "" }]);
        await loaded.load();
        online.yes = false;
        await pass(1000);
        online.yes = true;
        await pass(60_000);
        expect(loaded.loads).toBe(1);
    });
});

describe("a notice", () => {
    it("says something else once that is true, and not after it has gone", async () => {
        const id = notices.good("It waits");
        await pass(4000);
        notices.say(id, "It is made", "By the server");
        await pass(4000);
        expect(notices.list.map(({ title, detail }) => [title, detail])).toEqual([["It is made", "By the server"]]);
        await pass(4000);
        expect(notices.list).toEqual([]);
        notices.say(id, "Once more");
        expect(notices.list).toEqual([]);
    });
});
