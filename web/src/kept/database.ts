import type { CodeAt, CommandBody, PageContent } from "@usher/core";
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Account, OrganizationSeat, ServerState } from "../api/answers.ts";

/** Whose and of what: everything kept in the browser lies under it, and is never shown or sent in another's session. */
export interface Place {
    account: string;
    organization: string;
}

/** How far the pages of a place reach. Another generation: the server had everything loaded anew. */
export interface KeptFeed extends Place {
    generation: string;
    /** The number of the next page. */
    next: number;
    cursor: string | null;
    /** How many pages the first load had; null until it is complete. */
    first_load: number | null;
}

export interface KeptPage extends Place {
    number: number;
    content: PageContent;
}

/** Under which name this browser sends a place's commands, and the number of the next. */
export interface KeptClient extends Place {
    client: string;
    next: number;
}

export interface WaitingCommand {
    sequence: number;
    body: CommandBody;
    /** When it was given, by the server's time. */
    at: string;
    /** Whom or what it is about, in words. */
    about: string;
}

/** A change that the server did not make: what was to happen, and why it did not. */
export interface Card {
    id: string;
    at: string;
    about: string;
    body: CommandBody;
    errors: CodeAt[];
}

/** Who was here last, so that the app opens without a network. Nothing in it opens anything. */
export interface KeptVisit {
    key: "last";
    account: Account;
    organizations: OrganizationSeat[];
    /** Those that they may look into, for a project alone too; an earlier version of the app kept none. */
    readable?: OrganizationSeat[];
    server: ServerState;
}

export interface Schema extends DBSchema {
    feeds: { key: [string, string]; value: KeptFeed };
    pages: { key: [string, string, number]; value: KeptPage };
    clients: { key: [string, string]; value: KeptClient };
    commands: { key: [string, string, number]; value: Place & WaitingCommand };
    cards: { key: [string, string, string]; value: Place & Card };
    visits: { key: string; value: KeptVisit };
}

export type Database = IDBPDatabase<Schema>;

/** Rejects where the browser keeps nothing. `lost`: the connection was closed, and not by this page. */
export async function openDatabase(lost: () => void = () => undefined): Promise<Database> {
    return openDB<Schema>("usher", 1, {
        upgrade(database) {
            const place = ["account", "organization"];
            database.createObjectStore("feeds", { keyPath: place });
            database.createObjectStore("pages", { keyPath: [...place, "number"] });
            database.createObjectStore("clients", { keyPath: place });
            database.createObjectStore("commands", { keyPath: [...place, "sequence"] });
            database.createObjectStore("cards", { keyPath: [...place, "id"] });
            database.createObjectStore("visits", { keyPath: "key" });
        },
        // A later version of the app waits for nobody, and nobody who clears what this browser keeps.
        blocking(_current, _wanted, event) {
            (event.target as IDBDatabase).close();
            lost();
        },
        terminated: lost,
    });
}

/** The one connection of a page, opened again when the browser has closed it. Says `lost` then: all that was kept may be gone. */
export class Store extends EventTarget {
    #opened: Promise<Database> | undefined;

    /** Rejects where the browser keeps nothing. */
    open(): Promise<Database> {
        if (this.#opened) return this.#opened;
        const opened = openDatabase(() => this.#lose(opened));
        this.#opened = opened;
        opened.catch(() => this.#opened === opened && (this.#opened = undefined));
        return opened;
    }

    /** Once more on a new connection where nothing was done because the first was closed. */
    async run<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
        const opened = this.open();
        try {
            return await work(await opened);
        } catch (thrown) {
            const closed = (thrown as Error | null)?.name === "InvalidStateError";
            if (closed) this.#lose(opened);
            if (this.#opened === opened || !(closed || (thrown as Error | null)?.name === "AbortError")) throw thrown;
            return work(await this.open());
        }
    }

    #lose(opened: Promise<Database>): void {
        if (this.#opened !== opened) return;
        this.#opened = undefined;
        this.dispatchEvent(new Event("lost"));
    }
}

export const store = new Store();

/** The one connection of this page; null where the browser keeps nothing. */
export const database = (): Promise<Database | null> => store.open().catch(() => null);

/** Everything of one place in a store whose keys begin with the place. */
export const within = ({ account, organization }: Place, from: number | [] = []): IDBKeyRange =>
    IDBKeyRange.bound([account, organization, ...(typeof from === "number" ? [from] : [])], [account, organization, []]);
