import { newId } from "../api/identifiers.ts";
import { within, type Card, type Database, type KeptClient, type Place, type WaitingCommand } from "./database.ts";

/** Where a place's commands wait for their answers, and the cards of those refused for being read. */
export interface CommandKeeper {
    client(): Promise<{ client: string; next: number }>;
    /** In their order, so many at most. */
    waiting(most?: number): Promise<WaitingCommand[]>;
    /** Numbered from `next` on; rejects when they could not be kept, and then none is. */
    add(commands: WaitingCommand[]): Promise<void>;
    /** Those answered are taken away, and what was refused becomes a card, in one step. */
    finish(sequences: number[], cards: Card[]): Promise<void>;
    /** Begins anew under another client: what waits is numbered from one. */
    renumber(): Promise<void>;
    cards(): Promise<Card[]>;
    dismiss(ids: string[]): Promise<void>;
}

const renumbered = (commands: WaitingCommand[]): WaitingCommand[] =>
    commands.map((command, index) => ({ ...command, sequence: index + 1 }));

export class KeptCommands implements CommandKeeper {
    #database: Database;
    #place: Place;

    constructor(database: Database, place: Place) {
        this.#database = database;
        this.#place = place;
    }

    async client(): Promise<KeptClient> {
        const transaction = this.#database.transaction("clients", "readwrite");
        const kept = await transaction.store.get(this.#key);
        const client = kept ?? this.#newClient(1);
        if (!kept) await transaction.store.put(client);
        await transaction.done;
        return client;
    }

    waiting(most?: number): Promise<WaitingCommand[]> {
        return this.#database.getAll("commands", within(this.#place), most);
    }

    async add(commands: WaitingCommand[]): Promise<void> {
        // On the disk before it is shown: a number that a crash forgets would be given twice.
        const transaction = this.#database.transaction(["clients", "commands"], "readwrite", { durability: "strict" });
        const client = (await transaction.objectStore("clients").get(this.#key)) ?? this.#newClient(1);
        const next = (commands.at(-1)?.sequence ?? client.next - 1) + 1;
        await Promise.all([
            ...commands.map((command) => transaction.objectStore("commands").add({ ...command, ...this.#place })),
            transaction.objectStore("clients").put({ ...client, next }),
            transaction.done,
        ]);
    }

    async finish(sequences: number[], cards: Card[]): Promise<void> {
        const { account, organization } = this.#place;
        const transaction = this.#database.transaction(["commands", "cards"], "readwrite");
        const [commands, shown] = [transaction.objectStore("commands"), transaction.objectStore("cards")];
        await Promise.all([
            ...sequences.map((sequence) => commands.delete([account, organization, sequence])),
            ...cards.map((card) => shown.put({ ...card, ...this.#place })),
            transaction.done,
        ]);
    }

    async renumber(): Promise<void> {
        const transaction = this.#database.transaction(["clients", "commands"], "readwrite");
        const commands = transaction.objectStore("commands");
        const waiting = renumbered(await commands.getAll(within(this.#place)));
        await commands.delete(within(this.#place));
        await Promise.all([
            ...waiting.map((command) => commands.add({ ...command, ...this.#place })),
            transaction.objectStore("clients").put(this.#newClient(waiting.length + 1)),
            transaction.done,
        ]);
    }

    cards(): Promise<Card[]> {
        return this.#database.getAll("cards", within(this.#place));
    }

    async dismiss(ids: string[]): Promise<void> {
        const { account, organization } = this.#place;
        const transaction = this.#database.transaction("cards", "readwrite");
        await Promise.all([...ids.map((id) => transaction.store.delete([account, organization, id])), transaction.done]);
    }

    #newClient(next: number): KeptClient {
        return { ...this.#place, client: newId(), next };
    }

    get #key(): [string, string] {
        return [this.#place.account, this.#place.organization];
    }
}

/** For a browser that keeps nothing: good as long as the page. */
export class CommandsInMemory implements CommandKeeper {
    #client = newId();
    #next = 1;
    #waiting: WaitingCommand[] = [];
    #cards: Card[] = [];

    client = async (): Promise<{ client: string; next: number }> => ({ client: this.#client, next: this.#next });
    waiting = async (most?: number): Promise<WaitingCommand[]> => this.#waiting.slice(0, most);
    cards = async (): Promise<Card[]> => this.#cards;

    async add(commands: WaitingCommand[]): Promise<void> {
        this.#waiting.push(...commands);
        this.#next += commands.length;
    }

    async finish(sequences: number[], cards: Card[]): Promise<void> {
        this.#waiting = this.#waiting.filter((command) => !sequences.includes(command.sequence));
        this.#cards = [...this.#cards, ...cards];
    }

    async renumber(): Promise<void> {
        this.#client = newId();
        this.#waiting = renumbered(this.#waiting);
        this.#next = this.#waiting.length + 1;
    }

    async dismiss(ids: string[]): Promise<void> {
        this.#cards = this.#cards.filter((card) => !ids.includes(card.id));
    }
}
