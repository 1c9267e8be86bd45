import type { Answer, Command, CommandBody, Prediction } from "@usher/core";
import { Problem } from "../../src/api/problem.ts";
import type { Card } from "../../src/kept/database.ts";
import { CommandsInMemory } from "../../src/kept/kept-commands.ts";
import { CommandQueue } from "../../src/sync/command-queue.ts";

export const resend = (invitation: string): CommandBody => ({ type: "resend", invitation });
export const applied = ({ sequence }: Command): Answer => ({ sequence, change: 10 + sequence, errors: [], notes: [], renamed: [] });
export const refused = (code: string) => (command: Command): Answer => ({ ...applied(command), change: 0, errors: [{ code, field: "" }] });

/** A queue whose server is a list of answers: each a way to answer a batch, or a problem to throw. */
export class World {
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
