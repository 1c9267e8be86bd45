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

/** Rejects where the browser keeps nothing. */
export async function openDatabase(): Promise<Database> {
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
        // A later version of the app waits for nobody.
        blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
    });
}

let opened: Promise<Database | null> | undefined;

/** The one connection of this page; null where the browser keeps nothing. */
export function database(): Promise<Database | null> {
    opened ??= openDatabase().catch(() => null);
    return opened;
}

/** Everything of one place in a store whose keys begin with the place. */
export const within = ({ account, organization }: Place, from: number | [] = []): IDBKeyRange =>
    IDBKeyRange.bound([account, organization, ...(typeof from === "number" ? [from] : [])], [account, organization, []]);
