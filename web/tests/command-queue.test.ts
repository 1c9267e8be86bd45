import type { Answer, Command, CommandBody, Prediction } from "@usher/core";
import { describe, expect, it, vi } from "vitest";
import { Problem, unreachable } from "../src/api/problem.ts";
import type { Card } from "../src/kept/database.ts";
import { CommandsInMemory } from "../src/kept/kept-commands.ts";
import { CommandQueue } from "../src/sync/command-queue.ts";

const resend = (invitation: string): CommandBody => ({ type: "resend", invitation });
const applied = ({ sequence }: Command): Answer => ({ sequence, change: 10 + sequence, errors: [], notes: [], renamed: [] });
const refused = (code: string) => (command: Command): Answer => ({ ...applied(command), change: 0, errors: [{ code, field: "" }] });

/** A queue whose server is a list of answers: each a way to answer a batch, or a problem to throw. */
class World {
    posts: number[][] = [];
    clients: string[] = [];
    predicted: number[] = [];
    settled: Answer[] = [];
    cards: Card[] = [];
    given: number[] = [];
    waits: number[] = [];
    signed_out = 0;
    renewals = 0;
    stale = false;
    /** What asking for the session anew answers. */
    renewal: Problem | null = null;
    /** Invitations that the core itself refuses. */
    impossible = new Set<string>();
    keeper = new CommandsInMemory();
    #answers: (((command: Command) => Answer) | Problem)[];
    #held: (() => void)[] = [];
    hold = false;

    constructor(...answers: (((command: Command) => Answer) | Problem)[]) {
        this.#answers = answers;
    }

    make(): CommandQueue {
        return new CommandQueue({
            core: {
                submit: async (sequence, _at, body): Promise<Prediction> => {
                    const impossible = this.impossible.has((body as { invitation: string }).invitation);
                    if (!impossible) this.predicted.push(sequence);
                    return { errors: impossible ? [{ code: "not_open", field: "" }] : [], notes: [], version: 1 };
                },
                settle: async (answers) => {
                    this.settled.push(...answers);
                    return { version: 1, refused: [] };
                },
            },
            keeper: this.keeper,
            alone: (work) => work(),
            now: () => "2026-11-20T09:00:00Z",
            post: async (client, commands) => {
                this.clients.push(client);
                this.posts.push(commands.map((command) => command.sequence));
                if (this.hold) await new Promise<void>((resolve) => this.#held.push(resolve));
                const answer = this.#answers.shift() ?? applied;
                if (answer instanceof Problem) throw answer;
                return commands.map(answer);
            },
            wait: async (milliseconds) => void this.waits.push(milliseconds),
            maySend: () => !this.stale,
            renewSession: async () => {
                this.renewals++;
                if (this.renewal) throw this.renewal;
            },
            changed: () => undefined,
            given: (commands) => this.given.push(...commands.map((command) => command.sequence)),
            answered: (_, cards) => this.cards.push(...cards),
            renumbered: () => undefined,
            told: () => undefined,
            signedOut: () => void this.signed_out++,
        });
    }

    queue = this.#leading();

    #leading(): CommandQueue {
        const queue = this.make();
        void queue.loaded();
        void queue.lead();
        return queue;
    }

    get codes(): (string | undefined)[] {
        return this.cards.map((card) => card.errors[0]?.code);
    }

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
