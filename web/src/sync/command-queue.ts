import type { Answer, Command, CommandBody, Core, Prediction, Refusal } from "@usher/core";
import { asProblem, type Problem } from "../api/problem.ts";
import { pauseAfter } from "./patience.ts";

/** What the queue reaches out for. */
export interface QueueEnds {
    core: Pick<Core, "submit" | "settle">;
    /** Sends one batch; throws a Problem. */
    post(commands: Command[]): Promise<Answer[]>;
    now(): string;
    wait(milliseconds: number): Promise<void>;
    /** Asks for the session anew, because its token was refused; throws a Problem. */
    renewSession(): Promise<void>;
    /** The replica's rows or the number of waiting commands changed. */
    changed(): void;
    /** The server refused what the core had predicted. */
    refused(refusal: Refusal): void;
    /** Nobody is signed in any more; the queue rests until `resume`. */
    signedOut(): void;
}

const commands_a_batch = 1000;

/**
 * The commands of one client, numbered from 1 without a gap. Each is predicted by the core first and shown at once; one batch
 * is under way at a time, in order, and is sent again until an answer came: the server knows a repeat by its number.
 */
export class CommandQueue {
    #ends: QueueEnds;
    #next = 1;
    #commands: Command[] = [];
    #sending = false;
    #turn: Promise<unknown> = Promise.resolve();
    #renamed = new Map<string, string>();
    #idle: (() => void)[] = [];

    constructor(ends: QueueEnds) {
        this.#ends = ends;
    }

    /** How many commands have no answer yet. */
    get waiting(): number {
        return this.#commands.length;
    }

    /** One prediction a body, in order. Those with errors are not sent and take no number. */
    submit(bodies: CommandBody[]): Promise<Prediction[]> {
        const turn = this.#turn.then(() => this.#predict(bodies));
        this.#turn = turn.catch(() => undefined);
        return turn;
    }

    resume(): void {
        void this.#send();
    }

    /** Resolves when every command submitted so far has its answer. */
    async settled(): Promise<void> {
        await this.#turn;
        if (this.#commands.length > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
    }

    /** The id under which the server knows what this client named `id`. */
    present(id: string): string {
        return this.#renamed.get(id) ?? id;
    }

    async #predict(bodies: CommandBody[]): Promise<Prediction[]> {
        const predictions: Prediction[] = [];
        for (const body of bodies) {
            const prediction = await this.#ends.core.submit(this.#next, this.#ends.now(), body);
            if (prediction.errors.length === 0) this.#commands.push({ sequence: this.#next++, body });
            predictions.push(prediction);
        }
        this.#ends.changed();
        void this.#send();
        return predictions;
    }

    async #send(): Promise<void> {
        if (this.#sending) return;
        this.#sending = true;
        let failures = 0;
        let renewed = false;
        while (this.#commands.length > 0) {
            const batch = this.#commands.slice(0, commands_a_batch);
            try {
                await this.#settle(await this.#ends.post(batch), batch);
                failures = 0;
                renewed = false;
            } catch (thrown) {
                const problem = asProblem(thrown);
                if (problem.status === 401) {
                    this.#ends.signedOut();
                    break;
                }
                if (isTokenRefused(problem) && !renewed) {
                    renewed = true;
                    await this.#ends.renewSession().catch(() => undefined);
                } else if (mayPass(problem)) {
                    failures += 1;
                    const asked_ms = (problem.wait_seconds ?? 0) * 1000;
                    await this.#ends.wait(Math.max(asked_ms, pauseAfter(failures)));
                } else {
                    await this.#settle(batch.map((command) => refusal(command, problem)), batch);
                }
            }
        }
        this.#sending = false;
    }

    async #settle(answers: Answer[], batch: Command[]): Promise<void> {
        const unanswered = new Set(batch.map((command) => command.sequence));
        for (const answer of answers) {
            if (!unanswered.delete(answer.sequence)) continue;
            this.#commands = this.#commands.filter((command) => command.sequence !== answer.sequence);
            for (const { from, to } of answer.renamed) this.#renamed.set(from, to);
            const { refused } = await this.#ends.core.settle(answer);
            if (refused) this.#ends.refused(refused);
        }
        this.#ends.changed();
        if (this.#commands.length === 0) for (const resolve of this.#idle.splice(0)) resolve();
        if (unanswered.size === batch.length) throw asProblem(null);
    }
}

const refusal = ({ sequence }: Command, problem: Problem): Answer => ({
    sequence,
    change: 0,
    errors: problem.errors,
    notes: [],
    renamed: [],
});

const isTokenRefused = (problem: Problem): boolean => problem.has("csrf_token_wrong");

/** Whether the same request may be answered otherwise a little later. */
const mayPass = (problem: Problem): boolean => problem.status === 0 || problem.status === 429 || problem.status >= 500;
