import type { Answer, Command, CommandBody, Core, Prediction } from "@usher/core";
import { asProblem } from "../api/problem.ts";
import type { Card, WaitingCommand } from "../kept/database.ts";
import type { Client, CommandKeeper } from "../kept/kept-commands.ts";
import { cardOf, hasLostCount, nameIn, refusal, sent, whatItMeans } from "./command-answers.ts";
import { CommandSender, type SenderEnds } from "./command-sender.ts";

/** What the queue reaches out for. */
export interface QueueEnds extends Pick<SenderEnds, "wait" | "maySend" | "renewSession" | "signedOut"> {
    core: Pick<Core, "submit" | "settle">;
    keeper: CommandKeeper;
    /** Runs the work while no other tab runs its own: numbers have no gap and no twin. */
    alone<Result>(work: () => Promise<Result>): Promise<Result>;
    /** Sends one batch; throws a Problem. */
    post(client: string, commands: Command[]): Promise<Answer[]>;
    now(): string;
    /** The replica's rows or the number of waiting commands changed. */
    changed(): void;
    /** For the other tabs. */
    given(commands: WaitingCommand[]): void;
    answered(answers: Answer[], cards: Card[]): void;
    renumbered(): void;
    /** In whichever tab it was given: what became of a command. */
    told(body: CommandBody, answer: Answer): void;
}

const commands_a_batch = 1000;

const not_kept = [{ code: "not_kept", field: "" }];

/**
 * A place's commands that wait for their answers, of all tabs, numbered without a gap and kept in the browser. Each is
 * predicted by the core first and shown at once. The leading tab has one batch under way at a time, in order, and sends it
 * again until an answer came: the server knows a repeat by its number.
 */
export class CommandQueue {
    #ends: QueueEnds;
    #sender: CommandSender;
    #waiting = new Map<number, WaitingCommand>();
    /** Those that the core has been told of. */
    #told = new Set<number>();
    #settled = new Set<number>();
    #loaded = false;
    #stopped = false;
    /** Under which name the server knows what waits, and the number of the next. */
    #client = "";
    #next = 1;
    /** Nothing was taken yet under the client that was begun anew. */
    #fresh = false;
    #turn: Promise<unknown> = Promise.resolve();
    #renamed = new Map<string, string>();
    #idle: (() => void)[] = [];

    constructor(ends: QueueEnds) {
        this.#ends = ends;
        const { wait, maySend, renewSession, signedOut } = ends;
        this.#sender = new CommandSender({
            ...{ wait, maySend, renewSession, signedOut },
            next: (most) => this.#nextBatch(most),
            post: (batch) => ends.post(this.#client, batch.map(sent)),
            finish: (answers, batch) => this.#finish(answers, batch),
        });
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

    /** From now on this tab sends. Resolves when all is sent, or nothing can be now. */
    lead(): Promise<void> {
        return this.#sender.lead();
    }

    resume(): void {
        void this.#sender.send();
    }

    /** Nothing more is told to the core, which may hold another place by now. Resolves when no batch is under way. */
    stop(): Promise<void> {
        this.#stopped = true;
        return this.#sender.stop();
    }

    /** The browser has closed what it kept, and perhaps cleared it: what this tab knows of is kept again, and goes on. */
    async keepAgain(): Promise<void> {
        const again = async (): Promise<void> => {
            if (this.#client !== "" && !this.#stopped) await this.#reach();
        };
        await this.#inTurn(again).catch(() => undefined);
        await this.#sender.send();
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
        const reached = await this.#reach().catch(() => null);
        if (!reached) return bodies.map(() => ({ errors: not_kept, notes: [], version: 0 }));
        let { next } = reached;
        const predictions: Prediction[] = [];
        const given: WaitingCommand[] = [];
        for (const [index, body] of bodies.entries()) {
            const at = this.#ends.now();
            const prediction = await this.#ends.core.submit(next, at, body);
            if (prediction.errors.length === 0) given.push({ sequence: next++, body, at, about: about[index] ?? nameIn(body) });
            predictions.push(prediction);
        }
        try {
            if (given.length > 0) await this.#ends.keeper.add(given, reached.client);
        } catch {
            await this.#takeAnswers(given.map(({ sequence }) => refusal(sequence, not_kept)));
            this.#ends.changed();
            return predictions.map((prediction) => ({ ...prediction, errors: not_kept }));
        }
        for (const command of given) {
            this.#wait(command);
            this.#told.add(command.sequence);
        }
        this.#ends.given(given);
        this.#ends.changed();
        void this.#sender.send();
        return predictions;
    }

    /** Whom the server knows the commands by. Another than before has numbers of its own, so that all is read again. In turn. */
    async #reach(): Promise<Client> {
        const [before, { leads }] = [this.#client, this.#sender];
        const memory = { client: before, next: this.#next, waiting: this.#inOrder(), leads };
        const { client, next } = await this.#ends.keeper.client(before === "" ? undefined : memory);
        [this.#client, this.#next] = [client, next];
        if (before !== "" && before !== client) {
            await this.#reread();
            if (leads) this.#ends.renumbered();
        }
        return { client, next };
    }

    #wait(command: WaitingCommand): void {
        this.#waiting.set(command.sequence, command);
        this.#next = Math.max(this.#next, command.sequence + 1);
    }

    async #adopt(commands: WaitingCommand[]): Promise<void> {
        // They were kept under a name, which is all that is left of them where the browser loses what it keeps.
        if (commands.length > 0 && this.#client === "") await this.#reach().catch(() => undefined);
        for (const command of commands) {
            if (this.#waiting.has(command.sequence) || this.#settled.has(command.sequence)) continue;
            this.#wait(command);
            if (this.#loaded) await this.#tell(command);
        }
        this.#ends.changed();
        void this.#sender.send();
    }

    async #tell({ sequence, at, body }: WaitingCommand): Promise<void> {
        if (this.#told.has(sequence) || this.#stopped) return;
        this.#told.add(sequence);
        await this.#ends.core.submit(sequence, at, body);
    }

    /** What is kept is the truth: a tab that is gone may have given a command and told nobody. Where nothing can be kept any more, it is what this tab knows. */
    async #nextBatch(most: number): Promise<WaitingCommand[]> {
        const { keeper } = this.#ends;
        try {
            if (this.#waiting.size === 0 && (await keeper.waiting(1)).length === 0) return [];
            await this.#inTurn(() => this.#reach());
            const batch = await keeper.waiting(most);
            if (batch.some((command) => !this.#waiting.has(command.sequence))) await this.adopt(batch);
            return batch;
        } catch (thrown) {
            if (this.#client === "") throw thrown;
            return this.#inOrder().slice(0, most);
        }
    }

    /** Whether it could be kept that these are answered. */
    async #finish(given: Answer[], batch: WaitingCommand[]): Promise<boolean> {
        const sent_commands = new Map(batch.map((command) => [command.sequence, command]));
        const answers = given.filter((answer) => sent_commands.has(answer.sequence)).map(whatItMeans);
        if (answers.length === 0) throw asProblem(null);
        const lost = answers.filter((answer) => hasLostCount(answer) && !this.#fresh);
        const told = answers.filter((answer) => !lost.includes(answer));
        // What is answered once more has its card.
        const cards = told
            .filter((answer) => !this.#settled.has(answer.sequence))
            .flatMap((answer) => cardOf(answer, sent_commands.get(answer.sequence), this.#ends.now()));
        const finished = this.#ends.keeper.finish(told.map((answer) => answer.sequence), cards);
        const kept = await finished.then(() => true, () => false);
        this.#ends.answered(told, cards);
        await this.settle(told);
        if (told.length > 0) this.#fresh = false;
        if (lost.length > 0) await this.#beginAnew();
        return kept;
    }

    async #beginAnew(): Promise<void> {
        await this.#inTurn(() => this.#ends.alone(() => this.#ends.keeper.renumber(this.#client)));
        this.#fresh = true;
        await this.reread();
        this.#ends.renumbered();
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
        if (this.#stopped) return;
        for (let from = 0; from < answers.length; from += commands_a_batch)
            await this.#ends.core.settle(answers.slice(from, from + commands_a_batch));
    }

    async #reread(): Promise<void> {
        const waiting = await this.#ends.keeper.waiting();
        const lost = Array.from(this.#waiting.keys(), (sequence) => refusal(sequence, [{ code: "out_of_order", field: "" }]));
        await this.#takeAnswers(lost);
        this.#waiting.clear();
        this.#told.clear();
        this.#settled.clear();
        this.#client = "";
        await this.#adopt(waiting);
    }
}
