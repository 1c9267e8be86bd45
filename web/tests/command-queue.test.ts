import { describe, expect, it, vi } from "vitest";
import { Problem } from "../src/api/problem.ts";
import { applied, refused, resend, World } from "./support/command-world.ts";

describe("the command queue", () => {
    it("numbers commands from one without a gap", async () => {
        const world = new World();
        await world.queue.submit([resend("a"), resend("b")]);
        await world.queue.submit([resend("c")]);
        await world.queue.settled();
        expect(world.posts.flat()).toEqual([1, 2, 3]);
        expect(world.queue.waiting).toBe(0);
    });

    it("neither sends nor numbers what the core refuses", async () => {
        const world = new World();
        world.impossible.add("b");
        const predictions = await world.queue.submit([resend("a"), resend("b"), resend("c")]);
        await world.queue.settled();
        expect(predictions.map((prediction) => prediction.errors.length)).toEqual([0, 1, 0]);
        expect(world.posts).toEqual([[1, 2]]);
    });

    it("does nothing that it cannot keep", async () => {
        const world = new World();
        world.keeper.add = () => Promise.reject(new DOMException("", "QuotaExceededError"));
        const predictions = await world.queue.submit([resend("a"), resend("b")]);
        expect(predictions.map((prediction) => prediction.errors[0]?.code)).toEqual(["not_kept", "not_kept"]);
        expect(world.settled.map((answer) => answer.sequence)).toEqual([1, 2]);
        expect(world.queue.waiting).toBe(0);
        expect(world.posts).toEqual([]);
    });

    it("takes up what an earlier page left, once the replica is loaded, and sends it under the same numbers", async () => {
        const world = new World();
        const body = resend("b");
        await world.keeper.add([1, 2].map((sequence) => ({ sequence, body, at: "2026-11-20T08:00:00Z", about: "" })));
        const queue = world.make();
        await queue.adopt(await world.keeper.waiting());
        expect(queue.waiting).toBe(2);
        expect(world.predicted).toEqual([]);
        await queue.loaded();
        expect(world.predicted).toEqual([1, 2]);
        await queue.lead();
        await queue.settled();
        expect(world.posts).toEqual([[1, 2]]);
        expect(await world.keeper.waiting()).toEqual([]);
    });

    it("sends what no longer applies all the same, and keeps what the server said about it as a card", async () => {
        const world = new World(refused("invitation_answered"));
        world.impossible.add("b");
        await world.keeper.add([{ sequence: 1, body: resend("b"), at: "2026-11-20T08:00:00Z", about: "Maya" }]);
        await world.queue.adopt(await world.keeper.waiting());
        await world.queue.settled();
        expect(world.posts).toEqual([[1]]);
        expect(world.cards).toMatchObject([{ about: "Maya", body: resend("b"), errors: [{ code: "invitation_answered" }] }]);
        expect(await world.keeper.cards()).toHaveLength(1);
    });

    it("only the leading tab sends; another predicts, keeps and tells", async () => {
        const world = new World();
        const follower = world.make();
        await follower.loaded();
        await follower.submit([resend("a")]);
        expect(world.given).toEqual([1]);
        expect(world.posts).toEqual([]);
        expect(await world.keeper.waiting()).toHaveLength(1);
        await follower.settle([applied({ sequence: 1, body: resend("a") })]);
        expect(follower.waiting).toBe(0);
    });

    it("begins anew under another client when the server has lost count, and nothing is lost or done twice", async () => {
        const world = new World(refused("out_of_order"));
        await world.keeper.add([{ sequence: 7, body: resend("a"), at: "", about: "" }, { sequence: 8, body: resend("b"), at: "", about: "" }]);
        await world.queue.adopt(await world.keeper.waiting());
        await world.queue.settled();
        expect(world.posts).toEqual([[7, 8], [1, 2]]);
        expect(new Set(world.clients).size).toBe(2);
        expect(world.cards).toEqual([]);
    });

    it("does not begin anew for ever", async () => {
        const world = new World(refused("out_of_order"), refused("out_of_order"));
        await world.queue.submit([resend("a")]);
        await world.queue.settled();
        expect(world.posts).toEqual([[1], [1]]);
        expect(world.codes).toEqual(["out_of_order"]);
    });

    it("takes what was already applied as done", async () => {
        const world = new World(refused("already_applied"));
        await world.queue.submit([resend("a")]);
        await world.queue.settled();
        expect(world.cards).toEqual([]);
        expect(world.settled.map((answer) => answer.errors)).toEqual([[]]);
    });

    it("says of what built on a refused command that it did", async () => {
        const world = new World(refused("depends_on_refused"));
        await world.queue.submit([resend("a")]);
        await world.queue.settled();
        expect(world.codes).toEqual(["depends_on_refused"]);
    });

    it("sends in smaller parts what is too much at once", async () => {
        const world = new World(new Problem(413, [{ code: "body_too_large", field: "" }]));
        await world.queue.submit([resend("a"), resend("b"), resend("c")]);
        await world.queue.settled();
        expect(world.posts).toEqual([[1, 2, 3], [1, 2], [3]]);
        expect(world.cards).toEqual([]);
    });

    it("sends what it knows of where nothing can be read or kept any more, and goes on", async () => {
        const world = new World();
        world.hold = true;
        await world.queue.submit([resend("a")]);
        await world.queue.submit([resend("b")]);
        const gone = (): Promise<never> => Promise.reject(new DOMException("", "InvalidStateError"));
        Object.assign(world.keeper, { client: gone, waiting: gone, add: gone, finish: gone });
        world.release();
        await world.queue.settled();
        expect(world.posts).toEqual([[1], [2]]);
        expect(new Set(world.clients).size).toBe(1);
        const [prediction] = await world.queue.submit([resend("c")]);
        expect(prediction?.errors[0]?.code).toBe("not_kept");
    });

    it("goes on after what is kept could not be read for a while", async () => {
        const world = new World();
        const { waiting } = world.keeper;
        let failures = 2;
        world.keeper.waiting = (most) => (failures-- > 0 ? Promise.reject(new Error()) : waiting(most));
        await world.queue.submit([resend("a")]);
        await world.queue.settled();
        expect(world.posts).toEqual([[1]]);
    });

    it("tells the core nothing more once it has stopped, since that may hold another place", async () => {
        const world = new World(refused("rank_too_low"));
        world.hold = true;
        await world.queue.submit([resend("a")]);
        const rest = world.queue.stop();
        world.release();
        await rest;
        expect(world.settled).toEqual([]);
        expect([await world.keeper.waiting(), world.cards.length]).toEqual([[], 1]);
    });

    it("sends nothing while the page is older than the server", async () => {
        const world = new World();
        world.stale = true;
        await world.queue.submit([resend("a")]);
        expect(world.posts).toEqual([]);
        expect(await world.keeper.waiting()).toHaveLength(1);
    });

    it("rests, with all that waits, when somebody else has signed in", async () => {
        const world = new World(new Problem(403, [{ code: "csrf_token_wrong", field: "" }]));
        world.renewal = new Problem(401, [{ code: "not_signed_in", field: "" }]);
        await world.queue.submit([resend("a")]);
        await vi.waitFor(() => expect(world.signed_out).toBe(1), { timeout: 15_000 });
        expect(world.posts).toHaveLength(1);
        expect(world.queue.waiting).toBe(1);
        expect(world.cards).toEqual([]);
    });
});
