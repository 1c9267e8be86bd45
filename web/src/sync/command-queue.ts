import type { Answer, Command, CommandBody, Core, Prediction } from "@usher/core";
import { newId } from "../api/identifiers.ts";
import { asProblem, type Problem } from "../api/problem.ts";
import type { Card, WaitingCommand } from "../kept/database.ts";
import type { CommandKeeper } from "../kept/kept-commands.ts";
import { pauseAfter } from "./patience.ts";

/** What the queue reaches out for. */
export interface QueueEnds {
    core: Pick<Core, "submit" | "settle">;
    keeper: CommandKeeper;
    /** Runs the work while no other tab runs its own: numbers have no gap and no twin. */
    alone<Result>(work: () => Promise<Result>): Promise<Result>;
    /** Sends one batch; throws a Problem. */
    post(client: string, commands: Command[]): Promise<Answer[]>;
    now(): string;
    wait(milliseconds: number): Promise<void>;
    /** False while this page is older than the server. */
    maySend(): boolean;
    /** Asks for the session anew, because its token was refused; throws a Problem. */
    renewSession(): Promise<void>;
    /** The replica's rows or the number of waiting commands changed. */
    changed(): void;
    /** For the other tabs. */
    given(commands: WaitingCommand[]): void;
    answered(answers: Answer[], cards: Card[]): void;
    renumbered(): void;
    /** In whichever tab it was given: what became of a command. */
    told(body: CommandBody, answer: Answer): void;
    /** Nobody is signed in any more; the queue rests until `resume`. */
    signedOut(): void;
}

const commands_a_batch = 1000;

/** The server did not take the command under this number and never will: another client has to begin anew. */
const lost_count = ["out_of_order", "idempotency_key_reused"];

/**
 * A place's commands that wait for their answers, of all tabs, numbered without a gap and kept in the browser. Each is
 * predicted by the core first and shown at once. The leading tab has one batch under way at a time, in order, and sends it
 * again until an answer came: the server knows a repeat by its number.
 */
export class CommandQueue {
    #ends: QueueEnds;
    #waiting = new Map<number, WaitingCommand>();
    /** Those that the core has been told of. */
    #told = new Set<number>();
    #settled = new Set<number>();
    #most = commands_a_batch;
    #loaded = false;
    #leads = false;
    #sending = false;
    /** Nothing was taken yet under the client that was begun anew. */
    #fresh = false;
    #turn: Promise<unknown> = Promise.resolve();
    #renamed = new Map<string, string>();
    #idle: (() => void)[] = [];

    constructor(ends: QueueEnds) {
        this.#ends = ends;
    }

    /** How many commands have no answer yet. */
    get waiting(): number {
        return this.#waiting.size;
    }

    /**
     * One prediction a body, in order; `about` says whom or what each is about. Those with errors are not sent and take no
     * number. Nothing is done unless all could be kept: then each has the error `not_kept`.
     */
    submit(bodies: CommandBody[], about: string[] = []): Promise<Prediction[]> {
        return this.#inTurn(() => this.#ends.alone(() => this.#predict(bodies, about)));
    }

    /** Takes up what waits since an earlier page, or was given in another tab. */
    adopt(commands: WaitingCommand[]): Promise<void> {
        return this.#inTurn(() => this.#adopt(commands));
    }

    /** The replica is loaded: what waits is predicted on it. What no longer applies is sent all the same; the server says why. */
    loaded(): Promise<void> {
        this.#loaded = true;
        return this.#inTurn(async () => {
            for (const command of this.#inOrder()) await this.#tell(command);
            this.#ends.changed();
        });
    }

    /** The core has been emptied. */
    unloaded(): void {
        this.#loaded = false;
        this.#told.clear();
    }

    /** From now on this tab sends. */
    async lead(): Promise<void> {
        this.#leads = true;
        await this.#send();
    }

    resume(): void {
        void this.#send();
    }

    stop(): void {
        this.#leads = false;
    }

    /** What the leading tab was answered. */
    settle(answers: Answer[]): Promise<void> {
        return this.#inTurn(() => this.#settle(answers));
    }

    /** Another client has begun anew: everything is read again. */
    reread(): Promise<void> {
        return this.#inTurn(() => this.#reread());
    }

    /** Resolves when every command submitted so far has its answer. */
    async settled(): Promise<void> {
        await this.#turn;
        if (this.#waiting.size > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
    }

    /** The id under which the server knows what this client named `id`. */
    present(id: string): string {
        return this.#renamed.get(id) ?? id;
    }

    #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
        const turn = this.#turn.then(work);
        this.#turn = turn.catch(() => undefined);
        return turn;
    }

    #inOrder(): WaitingCommand[] {
        return [...this.#waiting.values()].sort((one, other) => one.sequence - other.sequence);
    }

    async #predict(bodies: CommandBody[], about: string[]): Promise<Prediction[]> {
        let { next } = await this.#ends.keeper.client();
        const predictions: Prediction[] = [];
        const given: WaitingCommand[] = [];
        for (const [index, body] of bodies.entries()) {
            const at = this.#ends.now();
            const prediction = await this.#ends.core.submit(next, at, body);
            if (prediction.errors.length === 0) given.push({ sequence: next++, body, at, about: about[index] ?? nameIn(body) });
            predictions.push(prediction);
        }
        try {
            if (given.length > 0) await this.#ends.keeper.add(given);
        } catch {
            await this.#takeAnswers(given.map(({ sequence }) => refusal(sequence, [{ code: "not_kept", field: "" }])));
            this.#ends.changed();
            return predictions.map((prediction) => ({ ...prediction, errors: [{ code: "not_kept", field: "" }] }));
        }
        for (const command of given) {
            this.#waiting.set(command.sequence, command);
            this.#told.add(command.sequence);
        }
        this.#ends.given(given);
        this.#ends.changed();
        void this.#send();
        return predictions;
    }

    async #adopt(commands: WaitingCommand[]): Promise<void> {
        for (const command of commands) {
            if (this.#waiting.has(command.sequence) || this.#settled.has(command.sequence)) continue;
            this.#waiting.set(command.sequence, command);
            if (this.#loaded) await this.#tell(command);
        }
        this.#ends.changed();
        void this.#send();
    }

    async #tell({ sequence, at, body }: WaitingCommand): Promise<void> {
        if (this.#told.has(sequence)) return;
        this.#told.add(sequence);
        await this.#ends.core.submit(sequence, at, body);
    }

    async #send(): Promise<void> {
        if (this.#sending) return;
        this.#sending = true;
        let failures = 0;
        let renewed = false;
        while (this.#leads && this.#ends.maySend()) {
            // What is kept is the truth: a tab that is gone may have given a command and told nobody.
            const batch = await this.#ends.keeper.waiting(this.#most);
            if (batch.length === 0) break;
            if (batch.some((command) => !this.#waiting.has(command.sequence))) await this.adopt(batch);
            const { client } = await this.#ends.keeper.client();
            try {
                await this.#finish(await this.#ends.post(client, batch.map(sent)), batch);
                [failures, renewed, this.#most] = [0, false, commands_a_batch];
            } catch (thrown) {
                const problem = asProblem(thrown);
                if (problem.status === 401) {
                    this.#ends.signedOut();
                    break;
                }
                if (problem.has("csrf_token_wrong") && !renewed) {
                    renewed = true;
                    if (!(await this.#renew())) break;
                } else if (mayPass(problem)) {
                    failures += 1;
                    const asked_ms = (problem.wait_seconds ?? 0) * 1000;
                    await this.#ends.wait(Math.max(asked_ms, pauseAfter(failures)));
                } else if (problem.status === 413 && batch.length > 1) {
                    this.#most = Math.ceil(batch.length / 2);
                } else {
                    await this.#finish(batch.map((command) => refusal(command.sequence, problem.errors)), batch);
                }
            }
        }
        this.#sending = false;
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

    async #finish(given: Answer[], batch: WaitingCommand[]): Promise<void> {
        const sent_commands = new Map(batch.map((command) => [command.sequence, command]));
        const answers = given.filter((answer) => sent_commands.has(answer.sequence)).map(whatItMeans);
        if (answers.length === 0) throw asProblem(null);
        const lost = answers.filter((answer) => hasLostCount(answer) && !this.#fresh);
        const told = answers.filter((answer) => !lost.includes(answer));
        const cards = told.flatMap((answer) => cardOf(answer, sent_commands.get(answer.sequence), this.#ends.now()));
        await this.#ends.keeper.finish(told.map((answer) => answer.sequence), cards);
        this.#ends.answered(told, cards);
        await this.settle(told);
        if (told.length > 0) this.#fresh = false;
        if (lost.length > 0) {
            this.#fresh = true;
            await this.#inTurn(() => this.#ends.alone(() => this.#ends.keeper.renumber()));
            await this.reread();
            this.#ends.renumbered();
        }
    }

    async #settle(answers: Answer[]): Promise<void> {
        for (const answer of answers) {
            const command = this.#waiting.get(answer.sequence);
            if (command) this.#ends.told(command.body, answer);
            this.#waiting.delete(answer.sequence);
            this.#settled.add(answer.sequence);
            for (const { from, to } of answer.renamed) this.#renamed.set(from, to);
        }
        await this.#takeAnswers(answers);
        this.#ends.changed();
        if (this.#waiting.size === 0) for (const resolve of this.#idle.splice(0)) resolve();
    }

    /** Together: after each call the core predicts all that still waits anew. */
    async #takeAnswers(answers: Answer[]): Promise<void> {
        for (let from = 0; from < answers.length; from += commands_a_batch)
            await this.#ends.core.settle(answers.slice(from, from + commands_a_batch));
    }

    async #reread(): Promise<void> {
        const lost = Array.from(this.#waiting.keys(), (sequence) => refusal(sequence, [{ code: "out_of_order", field: "" }]));
        await this.#takeAnswers(lost);
        this.#waiting.clear();
        this.#told.clear();
        this.#settled.clear();
        await this.#adopt(await this.#ends.keeper.waiting());
    }
}

const sent = ({ sequence, body }: WaitingCommand): Command => ({ sequence, body });

/** What a new thing is called by its own command. */
function nameIn(body: CommandBody): string {
    const { name, address } = body as { name?: string; address?: string | null };
    return name || (address ?? "");
}

const refusal = (sequence: number, errors: Answer["errors"]): Answer => ({
    sequence,
    change: 0,
    errors,
    notes: [],
    renamed: [],
});

/** `already_applied`: it was answered so long ago that nobody knows what; it is done. */
const whatItMeans = (answer: Answer): Answer =>
    answer.errors.some((error) => error.code === "already_applied") ? { ...answer, errors: [] } : answer;

const hasLostCount = (answer: Answer): boolean => answer.errors.some((error) => lost_count.includes(error.code));

function cardOf(answer: Answer, command: WaitingCommand | undefined, at: string): Card[] {
    if (answer.errors.length === 0 || !command) return [];
    return [{ id: newId(), at, about: command.about, body: command.body, errors: answer.errors }];
}

/** Whether the same request may be answered otherwise a little later. */
const mayPass = (problem: Problem): boolean => problem.status === 0 || problem.status === 429 || problem.status >= 500;
