import { newId } from "../api/identifiers.ts";
import { within, type Card, type Database, type KeptClient, type Place, type Store, type WaitingCommand } from "./database.ts";

export interface Client {
    /** Under which name the server knows a place's commands. */
    client: string;
    /** The number of the next. */
    next: number;
}

/** What a tab knows of what waits, for a browser that has lost what it kept. */
export interface Memory extends Client {
    waiting: WaitingCommand[];
    /** Of several tabs one leads. */
    leads: boolean;
}

/** Where a place's commands wait for their answers, and the cards of those refused for being read. */
export interface CommandKeeper {
    /** Where the browser has closed and cleared what was kept, what is in memory is kept again first. */
    client(memory?: Memory): Promise<Client>;
    /** In their order, so many at most. */
    waiting(most?: number): Promise<WaitingCommand[]>;
    /** Numbered from `next` on; rejects when they could not be kept, or the numbers are another client's by now: then none is. */
    add(commands: WaitingCommand[], client?: string): Promise<void>;
    /** Those answered are taken away, and what was refused becomes a card, in one step. */
    finish(sequences: number[], cards: Card[]): Promise<void>;
    /** Begins anew under another client than this: what waits is numbered from one. */
    renumber(client?: string): Promise<void>;
    cards(): Promise<Card[]>;
    dismiss(ids: string[]): Promise<void>;
}

const renumbered = (commands: WaitingCommand[], first = 1): WaitingCommand[] =>
    commands.map((command, index) => ({ ...command, sequence: first + index }));

/** Whom the commands belong to after the browser has lost what it kept, and which of those in memory are to be kept again. */
function afterLoss(kept: Client | undefined, memory: Memory): Memory {
    const { client, next, waiting, leads } = memory;
    // Under the same numbers, by which the server knows those that it has made already.
    if (!kept || kept.client === client) return { client, next: Math.max(next, kept?.next ?? 1), waiting, leads };
    // Somebody has begun anew meanwhile: one tab adds what all of them know.
    const added = leads ? renumbered(waiting, kept.next) : [];
    return { client: kept.client, next: kept.next + added.length, waiting: added, leads };
}

export class KeptCommands implements CommandKeeper {
    #store: Store;
    #place: Place;
    /** From which what was kept is known; another one may be empty. */
    #known: Database | undefined;

    constructor(store: Store, place: Place) {
        this.#store = store;
        this.#place = place;
    }

    client(memory?: Memory): Promise<Client> {
        return this.#run(async (database) => {
            const transaction = database.transaction(["clients", "commands"], "readwrite", { durability: "strict" });
            const [clients, commands] = [transaction.objectStore("clients"), transaction.objectStore("commands")];
            const kept = await clients.get(this.#key);
            const again = memory && this.#known !== database ? afterLoss(kept, memory) : undefined;
            const { client, next } = again ?? kept ?? { client: newId(), next: 1 };
            if (again || !kept) void clients.put({ ...this.#place, client, next });
            for (const command of again?.waiting ?? []) void commands.put({ ...command, ...this.#place });
            await transaction.done;
            this.#known = database;
            return { client, next };
        });
    }

    waiting(most?: number): Promise<WaitingCommand[]> {
        return this.#run((database) => database.getAll("commands", within(this.#place), most));
    }

    add(commands: WaitingCommand[], client?: string): Promise<void> {
        return this.#run(async (database) => {
            // On the disk before it is shown: a number that a crash forgets would be given twice.
            const transaction = database.transaction(["clients", "commands"], "readwrite", { durability: "strict" });
            const kept = await transaction.objectStore("clients").get(this.#key);
            if (client !== undefined && kept?.client !== client) throw new Error("another client");
            const next = (commands.at(-1)?.sequence ?? (kept?.next ?? 1) - 1) + 1;
            await Promise.all([
                ...commands.map((command) => transaction.objectStore("commands").add({ ...command, ...this.#place })),
                transaction.objectStore("clients").put({ ...this.#place, client: kept?.client ?? newId(), next }),
                transaction.done,
            ]);
        });
    }

    finish(sequences: number[], cards: Card[]): Promise<void> {
        const { account, organization } = this.#place;
        return this.#run(async (database) => {
            const transaction = database.transaction(["commands", "cards"], "readwrite");
            const [commands, shown] = [transaction.objectStore("commands"), transaction.objectStore("cards")];
            await Promise.all([
                ...sequences.map((sequence) => commands.delete([account, organization, sequence])),
                ...cards.map((card) => shown.put({ ...card, ...this.#place })),
                transaction.done,
            ]);
        });
    }

    renumber(client?: string): Promise<void> {
        return this.#run(async (database) => {
            const transaction = database.transaction(["clients", "commands"], "readwrite");
            const [clients, commands] = [transaction.objectStore("clients"), transaction.objectStore("commands")];
            if (client !== undefined && (await clients.get(this.#key))?.client !== client) return;
            const waiting = renumbered(await commands.getAll(within(this.#place)));
            await commands.delete(within(this.#place));
            const renewed: KeptClient = { ...this.#place, client: newId(), next: waiting.length + 1 };
            await Promise.all([
                ...waiting.map((command) => commands.add({ ...command, ...this.#place })),
                clients.put(renewed),
                transaction.done,
            ]);
        });
    }

    cards(): Promise<Card[]> {
        return this.#run((database) => database.getAll("cards", within(this.#place)));
    }

    dismiss(ids: string[]): Promise<void> {
        const { account, organization } = this.#place;
        return this.#run(async (database) => {
            const transaction = database.transaction("cards", "readwrite");
            await Promise.all([...ids.map((id) => transaction.store.delete([account, organization, id])), transaction.done]);
        });
    }

    #run<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
        return this.#store.run((database) => {
            this.#known ??= database;
            return work(database);
        });
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

    client = async (): Promise<Client> => ({ client: this.#client, next: this.#next });
    waiting = async (most?: number): Promise<WaitingCommand[]> => this.#waiting.slice(0, most);
    cards = async (): Promise<Card[]> => this.#cards;

    async add(commands: WaitingCommand[]): Promise<void> {
        this.#waiting.push(...commands);
        this.#next += commands.length;
    }

    async finish(sequences: number[], cards: Card[]): Promise<void> {
        this.#waiting = this.#waiting.filter((command) => !sequences.includes(command.sequence));
        const ids = cards.map(({ id }) => id);
        await this.dismiss(ids);
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
