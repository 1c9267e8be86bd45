import { describe, expect, it, vi } from "vitest";
import { Problem, unreachable } from "../src/api/problem.ts";
import { applied, refused, resend, World } from "./support/command-world.ts";

describe("sending commands", () => {
    it("has one batch under way, and sends together what came meanwhile", async () => {
        const world = new World();
        world.hold = true;
        await world.queue.submit([resend("a")]);
        await world.queue.submit([resend("b")]);
        await world.queue.submit([resend("c")]);
        expect(world.posts).toEqual([[1]]);
        world.release();
        await world.queue.settled();
        expect(world.posts).toEqual([[1], [2, 3]]);
    });

    it("sends the same batch again until an answer came", async () => {
        const world = new World(unreachable(), new Problem(503, [{ code: "unavailable", field: "" }]));
        await world.queue.submit([resend("a"), resend("b")]);
        await world.queue.settled();
        expect(world.posts).toEqual([[1, 2], [1, 2], [1, 2]]);
        expect(world.waits).toHaveLength(2);
        expect(world.settled.map((answer) => answer.change)).toEqual([11, 12]);
    });

    it("waits as long as the server asks", async () => {
        const world = new World(new Problem(429, [{ code: "too_many_attempts", field: "" }], 30));
        await world.queue.submit([resend("a")]);
        await world.queue.settled();
        expect(world.waits).toEqual([30_000]);
    });

    it("reports what the server refused, and goes on", async () => {
        const world = new World(refused("rank_too_low"));
        await world.queue.submit([resend("a")]);
        await world.queue.settled();
        expect(world.codes).toEqual(["rank_too_low"]);
        await world.queue.submit([resend("b")]);
        await world.queue.settled();
        expect(world.posts).toEqual([[1], [2]]);
    });

    it("takes back a batch that the server will never read", async () => {
        const world = new World(new Problem(403, [{ code: "not_permitted", field: "" }]));
        await world.queue.submit([resend("a"), resend("b")]);
        await world.queue.settled();
        expect(world.posts).toHaveLength(1);
        expect(world.codes).toEqual(["not_permitted", "not_permitted"]);
    });

    it("renews a refused session token once and sends again", async () => {
        const world = new World(new Problem(403, [{ code: "csrf_token_wrong", field: "" }]));
        await world.queue.submit([resend("a")]);
        await world.queue.settled();
        expect(world.renewals).toBe(1);
        expect(world.posts).toEqual([[1], [1]]);
        expect(world.cards).toEqual([]);
    });

    it("does not renew for ever", async () => {
        const wrong = new Problem(403, [{ code: "csrf_token_wrong", field: "" }]);
        const world = new World(wrong, wrong);
        await world.queue.submit([resend("a")]);
        await world.queue.settled();
        expect(world.renewals).toBe(1);
        expect(world.codes).toEqual(["csrf_token_wrong"]);
    });

    it("keeps its commands while nobody is signed in, and sends them after", async () => {
        const world = new World(new Problem(401, [{ code: "not_signed_in", field: "" }]));
        await world.queue.submit([resend("a")]);
        await vi.waitFor(() => expect(world.signed_out).toBe(1));
        expect(world.queue.waiting).toBe(1);
        world.queue.resume();
        await world.queue.settled();
        expect(world.posts).toEqual([[1], [1]]);
    });

    it("knows by which id the server calls what this client named", async () => {
        const world = new World((command) => ({ ...applied(command), renamed: [{ from: "mine", to: "theirs" }] }));
        await world.queue.submit([resend("mine")]);
        await world.queue.settled();
        expect(world.queue.present("mine")).toBe("theirs");
        expect(world.queue.present("other")).toBe("other");
    });
});
