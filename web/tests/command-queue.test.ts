import type { Answer, Command, CommandBody, Prediction, Refusal } from "@usher/core";
import { describe, expect, it } from "vitest";
import { Problem, unreachable } from "../src/api/problem.ts";
import { CommandQueue } from "../src/sync/command-queue.ts";

const resend = (invitation: string): CommandBody => ({ type: "resend", invitation });
const applied = ({ sequence }: Command): Answer => ({ sequence, change: 10 + sequence, errors: [], notes: [], renamed: [] });
const refused = (code: string) => (command: Command): Answer => ({ ...applied(command), change: 0, errors: [{ code, field: "" }] });

/** A queue whose server is a list of answers: each a way to answer a batch, or a problem to throw. */
class World {
    posts: number[][] = [];
    settled: Answer[] = [];
    refusals: Refusal[] = [];
    waits: number[] = [];
    signed_out = 0;
    renewals = 0;
    /** Invitations that the core itself refuses. */
    impossible = new Set<string>();
    #answers: (((command: Command) => Answer) | Problem)[];
    #held: (() => void)[] = [];
    hold = false;

    constructor(...answers: (((command: Command) => Answer) | Problem)[]) {
        this.#answers = answers;
    }

    queue = new CommandQueue({
        core: {
            submit: async (_sequence, _at, body): Promise<Prediction> => {
                const errors = this.impossible.has((body as { invitation: string }).invitation) ? [{ code: "not_open", field: "" }] : [];
                return { errors, notes: [], version: 1 };
            },
            settle: async (answer) => {
                this.settled.push(answer);
                const body = resend("");
                return { version: 1, refused: answer.errors.length === 0 ? null : { sequence: answer.sequence, body, errors: answer.errors } };
            },
        },
        now: () => "2026-11-20T09:00:00Z",
        post: async (commands) => {
            this.posts.push(commands.map((command) => command.sequence));
            if (this.hold) await new Promise<void>((resolve) => this.#held.push(resolve));
            const answer = this.#answers.shift() ?? applied;
            if (answer instanceof Problem) throw answer;
            return commands.map(answer);
        },
        wait: async (milliseconds) => void this.waits.push(milliseconds),
        renewSession: async () => void this.renewals++,
        changed: () => undefined,
        refused: (refusal) => this.refusals.push(refusal),
        signedOut: () => void this.signed_out++,
    });

    release(): void {
        this.hold = false;
        for (const resolve of this.#held.splice(0)) resolve();
    }
}

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
        expect(world.refusals.map((refusal) => refusal.errors[0]?.code)).toEqual(["rank_too_low"]);
        await world.queue.submit([resend("b")]);
        await world.queue.settled();
        expect(world.posts).toEqual([[1], [2]]);
    });

    it("takes back a batch that the server will never read", async () => {
        const world = new World(new Problem(403, [{ code: "not_permitted", field: "" }]));
        await world.queue.submit([resend("a"), resend("b")]);
        await world.queue.settled();
        expect(world.posts).toHaveLength(1);
        expect(world.refusals.map((refusal) => refusal.errors[0]?.code)).toEqual(["not_permitted", "not_permitted"]);
    });

    it("renews a refused session token once and sends again", async () => {
        const world = new World(new Problem(403, [{ code: "csrf_token_wrong", field: "" }]));
        await world.queue.submit([resend("a")]);
        await world.queue.settled();
        expect(world.renewals).toBe(1);
        expect(world.posts).toEqual([[1], [1]]);
        expect(world.refusals).toEqual([]);
    });

    it("does not renew for ever", async () => {
        const wrong = new Problem(403, [{ code: "csrf_token_wrong", field: "" }]);
        const world = new World(wrong, wrong);
        await world.queue.submit([resend("a")]);
        await world.queue.settled();
        expect(world.renewals).toBe(1);
        expect(world.refusals).toHaveLength(1);
    });

    it("keeps its commands while nobody is signed in, and sends them after", async () => {
        const world = new World(new Problem(401, [{ code: "not_signed_in", field: "" }]));
        await world.queue.submit([resend("a")]);
        await Promise.resolve();
        expect(world.signed_out).toBe(1);
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
