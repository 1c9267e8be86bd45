import type { Answer } from "@usher/core";
import { asProblem, type Problem } from "../api/problem.ts";
import type { WaitingCommand } from "../kept/database.ts";
import { mayPass, refusal } from "./command-answers.ts";
import { pauseAfter } from "./patience.ts";

/** What sending reaches out for. */
export interface SenderEnds {
    /** What is to be sent next, so much at most; nothing when all is answered. */
    next(most: number): Promise<WaitingCommand[]>;
    /** Throws a Problem. */
    post(batch: WaitingCommand[]): Promise<Answer[]>;
    /** Takes in what was answered; false when that could not be kept. */
    finish(answers: Answer[], batch: WaitingCommand[]): Promise<boolean>;
    wait(milliseconds: number): Promise<void>;
    /** False while this page is older than the server. */
    maySend(): boolean;
    /** Asks for the session anew, because its token was refused; throws a Problem. */
    renewSession(): Promise<void>;
    /** Nobody is signed in any more; it rests until `resume`. */
    signedOut(): void;
}

const commands_a_batch = 1000;

/** Sends one batch after the other, each until an answer came; whatever else fails, it goes on after a pause. */
export class CommandSender {
    #ends: SenderEnds;
    #leads = false;
    #sending = false;
    /** Something was given since it was last asked what is next. */
    #more = false;
    #rest: Promise<void> = Promise.resolve();
    #most = commands_a_batch;
    #failures = 0;
    #renewed = false;
    #wake: () => void = () => undefined;

    constructor(ends: SenderEnds) {
        this.#ends = ends;
    }

    get leads(): boolean {
        return this.#leads;
    }

    lead(): Promise<void> {
        this.#leads = true;
        return this.send();
    }

    /** Resolves when no batch is under way. */
    stop(): Promise<void> {
        this.#leads = false;
        this.#wake();
        return this.#rest;
    }

    send(): Promise<void> {
        this.#more = true;
        if (this.#sending || !this.#leads) return this.#rest;
        this.#sending = true;
        return (this.#rest = this.#sendAll());
    }

    async #sendAll(): Promise<void> {
        [this.#failures, this.#renewed] = [0, false];
        for (let goes_on = true; goes_on && this.#leads && this.#ends.maySend(); ) {
            this.#more = false;
            const said = await this.#sendBatch();
            goes_on = said ?? this.#more;
        }
        this.#sending = false;
    }

    /** Whether to go on; undefined when there was nothing to send. Throws nothing, or nothing would be sent ever again. */
    async #sendBatch(): Promise<boolean | undefined> {
        let batch: WaitingCommand[] = [];
        try {
            batch = await this.#ends.next(this.#most);
            if (batch.length === 0) return undefined;
            await this.#finish(await this.#ends.post(batch), batch);
            [this.#failures, this.#renewed, this.#most] = [0, false, commands_a_batch];
            return true;
        } catch (thrown) {
            return this.#afterProblem(asProblem(thrown), batch).catch(() => this.#pause(0));
        }
    }

    async #finish(answers: Answer[], batch: WaitingCommand[]): Promise<void> {
        // The server has answered all the same: what is still kept is answered again.
        if (!(await this.#ends.finish(answers, batch))) await this.#pause(0);
    }

    /** Whether it is tried again. */
    async #afterProblem(problem: Problem, batch: WaitingCommand[]): Promise<boolean> {
        if (problem.status === 401) {
            this.#ends.signedOut();
            return false;
        }
        if (problem.has("csrf_token_wrong") && !this.#renewed) {
            this.#renewed = true;
            return this.#renew();
        }
        if (mayPass(problem)) return this.#pause((problem.wait_seconds ?? 0) * 1000);
        if (problem.status === 413 && batch.length > 1) this.#most = Math.ceil(batch.length / 2);
        else await this.#finish(batch.map((command) => refusal(command.sequence, problem.errors)), batch);
        return true;
    }

    /** False when the session is another's or over. */
    async #renew(): Promise<boolean> {
        try {
            await this.#ends.renewSession();
            return true;
        } catch (thrown) {
            if (asProblem(thrown).status !== 401) return true;
            this.#ends.signedOut();
            return false;
        }
    }

    async #pause(asked_ms: number): Promise<true> {
        this.#failures += 1;
        const stopped = new Promise<void>((resolve) => (this.#wake = resolve));
        if (this.#leads) await Promise.race([this.#ends.wait(Math.max(asked_ms, pauseAfter(this.#failures))), stopped]);
        return true;
    }
}
