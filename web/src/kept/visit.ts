import { forgetOrganization } from "./chosen-organization.ts";
import { database, type Database, type KeptVisit } from "./database.ts";
import { forgetInMemory, placesInMemory } from "./in-memory.ts";

/** Remembers who is here, for the next time when there is no network. */
export async function keepVisit(visit: Omit<KeptVisit, "key">): Promise<void> {
    const plain = JSON.parse(JSON.stringify(visit)) as typeof visit;
    await (await database())?.put("visits", { key: "last", ...plain }).catch(() => undefined);
}

/** Who was here last, and did not sign out. */
export async function lastVisit(): Promise<KeptVisit | undefined> {
    return (await database())?.get("visits", "last").catch(() => undefined);
}

export const everythingOf = (account: string): IDBKeyRange => IDBKeyRange.bound([account], [account, []]);

/** How many commands of an account have not reached the server, in all its organizations. */
export async function waitingOf(account: string, kept?: Database | null): Promise<number> {
    const opened = kept === undefined ? await database() : kept;
    let count = (await opened?.count("commands", everythingOf(account)).catch(() => 0)) ?? 0;
    for (const { keeper } of placesInMemory(account)) count += (await keeper.waiting()).length;
    return count;
}

/** Removes everything that is kept of an account. */
export async function forget(account: string, kept?: Database | null): Promise<void> {
    forgetOrganization(account);
    forgetInMemory(account);
    const opened = kept === undefined ? await database() : kept;
    if (!opened) return;
    const stores = ["feeds", "pages", "clients", "commands", "cards"] as const;
    const transaction = opened.transaction([...stores, "visits"], "readwrite");
    const last = await transaction.objectStore("visits").get("last");
    await Promise.all([
        ...stores.map((name) => transaction.objectStore(name).delete(everythingOf(account))),
        ...(last?.account.id === account ? [transaction.objectStore("visits").delete("last")] : []),
        transaction.done,
    ]);
}
