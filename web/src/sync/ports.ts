import type { Answer, Command } from "@usher/core";
import { serverInstant } from "../api/clock.ts";
import { request, requestPage, type ChangesPage } from "../api/http.ts";
import { server_version } from "../api/server-version.svelte.ts";
import { session } from "../api/session.svelte.ts";
import { core } from "../core.ts";
import { database, store, type Place } from "../kept/database.ts";
import { inMemory } from "../kept/in-memory.ts";
import { CommandsInMemory, KeptCommands } from "../kept/kept-commands.ts";
import { isKept, KeptPages, no_pages } from "../kept/kept-pages.ts";
import type { Channel } from "./channel.ts";
import { waitOrOnline } from "./patience.ts";
import type { SharedEnds } from "./shared-ends.ts";

type Outside = Omit<SharedEnds, "changed" | "state" | "cards" | "failed" | "signedOut" | "restarted" | "told">;

/** For a browser without a shared store or locks: every tab by itself. */
const nobody: Channel = { postMessage: () => undefined, addEventListener: () => undefined, close: () => undefined };

/** A stream over a network that was gone may hang without an end; when the network is back it is taken for broken. */
function stream(address: string): EventSource {
    const source = new EventSource(address);
    const ended = new AbortController();
    addEventListener("online", () => source.dispatchEvent(new Event("error")), { once: true, signal: ended.signal });
    source.addEventListener("error", () => ended.abort());
    return source;
}

/** What tabs call a place among themselves: their channel, and the lock of the one that leads. */
export const nameOf = ({ account, organization }: Place): string => `usher ${account} ${organization}`;

/** What sending a place's commands takes, whether it is shown or not. */
export const sendingTo = ({ organization }: Place) => ({
    now: serverInstant,
    maySend: () => !server_version.stale,
    renewSession: () => session.renew(),
    post: async (client: string, commands: Command[]): Promise<Answer[]> => {
        const path = `/v1/organizations/${organization}/commands`;
        return (await request<{ answers: Answer[] }>("POST", path, { client, commands })).body.answers;
    },
});

/** What a replica reaches out for in this browser, and how to let it go. */
export async function portsOf(place: Place): Promise<{ ports: Outside; close: () => void; keeps: boolean }> {
    const base = `/v1/organizations/${place.organization}`;
    const name = nameOf(place);
    const locks = (navigator as { locks?: LockManager }).locks;
    const kept = locks ? await database() : null;
    const ended = new AbortController();
    const get = (after: string | null, whole: boolean): Promise<ChangesPage> =>
        requestPage(`${base}/changes${after === null ? "" : `?after=${encodeURIComponent(after)}`}`, whole);
    // Where nothing is kept, the beginning is on its way while the core still starts.
    let beginning = kept && !(await isKept(kept, place)) ? get(null, true) : null;
    beginning?.catch(() => undefined);
    const shared = {
        core,
        ...place,
        ...sendingTo(place),
        wait: waitOrOnline,
        lost: (listener: () => void) => store.addEventListener("lost", listener, { signal: ended.signal }),
        page: (after: string | null, whole: boolean) => {
            const begun = after === null && whole ? beginning : null;
            beginning = null;
            return begun ?? get(after, whole);
        },
        follow: (after: string) => stream(`${base}/changes?after=${encodeURIComponent(after)}`),
    };
    if (!locks || !kept) {
        const alone = <Result>(work: () => Promise<Result>): Promise<Result> => work();
        const elect = (lead: () => Promise<void>): void => void lead();
        const commands = inMemory(place, () => new CommandsInMemory());
        const ports = { ...shared, pages: no_pages, commands, channel: nobody, alone, elect };
        return { ports, close: () => ended.abort(), keeps: false };
    }
    const ports: Outside = {
        ...shared,
        pages: new KeptPages(store, place),
        commands: new KeptCommands(store, place),
        channel: new BroadcastChannel(name),
        alone: <Result>(work: () => Promise<Result>) => locks.request(`${name} numbers`, work) as Promise<Result>,
        elect: (lead) => void locks.request(name, { signal: ended.signal }, lead).catch(() => undefined),
    };
    return { ports, close: () => ended.abort(), keeps: true };
}
