import { session } from "../api/session.svelte.ts";
import { oneAtATime } from "../interface/one-at-a-time.ts";
import { database, store, type Card, type Place } from "../kept/database.ts";
import { placesInMemory } from "../kept/in-memory.ts";
import { KeptCommands, type CommandKeeper } from "../kept/kept-commands.ts";
import { everythingOf } from "../kept/visit.ts";
import { CommandQueue, type QueueEnds } from "./command-queue.ts";
import { elsewhere } from "./elsewhere.svelte.ts";
import { nameOf, sendingTo } from "./ports.ts";
import { replica } from "./replica.svelte.ts";

/** Where an account has given commands, or has cards to read. */
interface Kept {
    place: Place;
    keeper: CommandKeeper;
}

const pause_ms = 15_000;
/** So long another tab may show a place and send for itself. */
const lock_ms = 2000;
const answer_ms = 10_000;

/** Nobody looks at the place, so that nothing is predicted. */
const core: QueueEnds["core"] = {
    submit: () => Promise.resolve({ errors: [], notes: [], version: 0 }),
    settle: () => Promise.resolve({ version: 0, refused: [] }),
};

async function placesOf(account: string): Promise<Kept[]> {
    const opened = await database();
    const range = everythingOf(account);
    const keys = opened ? [...(await opened.getAllKeys("commands", range)), ...(await opened.getAllKeys("cards", range))] : [];
    const organizations = [...new Set(keys.map(([, organization]) => organization))];
    const kept = organizations.map((organization) => ({ account, organization }));
    return [...kept.map((place) => ({ place, keeper: new KeptCommands(store, place) })), ...placesInMemory(account)];
}

/** What waits there, once: what gets no answer now waits on, and whoever has no right to it any more is refused. */
async function send({ place, keeper }: Kept, locks: LockManager | undefined): Promise<void> {
    const name = nameOf(place);
    const channel = new BroadcastChannel(name);
    const queue: CommandQueue = new CommandQueue({
        ...{ core, keeper, ...sendingTo(place) },
        alone: <Result>(work: () => Promise<Result>) => (locks ? (locks.request(`${name} numbers`, work) as Promise<Result>) : work()),
        wait: async () => void queue.stop(),
        changed: () => undefined,
        given: () => undefined,
        answered: (answers, cards) => channel.postMessage({ kind: "answered", answers, cards }),
        renumbered: () => channel.postMessage({ kind: "renumbered" }),
        told: () => undefined,
        signedOut: () => undefined,
    });
    // An answer that does not come holds nobody up who is to show the place.
    await Promise.race([queue.lead(), new Promise((resolve) => setTimeout(resolve, answer_ms))]);
    void queue.stop().then(() => channel.close());
}

/** Unless another tab shows the place: that one sends. */
async function sendAlone(kept: Kept): Promise<void> {
    const locks = (navigator as { locks?: LockManager }).locks;
    if (!locks) return send(kept, undefined);
    const work = (): Promise<void> => send(kept, locks);
    await locks.request(nameOf(kept.place), { signal: AbortSignal.timeout(lock_ms) }, work).catch(() => undefined);
}

/**
 * What an account has given in other organizations than the one that is shown goes on by itself; what waits all the same and what was
 * refused is told. So nothing waits unseen for a day on which its author may do it again. What ends it is returned.
 */
export function followElsewhere(account: string, shown: string): () => void {
    let ended = false;
    const others = async (): Promise<Kept[]> => (await placesOf(account)).filter(({ place }) => place.organization !== shown);

    async function tell(kept: Kept[]): Promise<void> {
        const found = await Promise.all(
            kept.map(async ({ place, keeper }) => {
                const cards = (await keeper.cards()).map((card): Card & Place => ({ ...card, ...place }));
                return { organization: place.organization, count: (await keeper.waiting()).length, cards };
            }),
        );
        if (ended) return;
        elsewhere.waiting = found.filter(({ count }) => count > 0);
        elsewhere.cards = found.flatMap(({ cards }) => cards);
    }

    const look = oneAtATime(async () => {
        try {
            const kept = await others();
            await tell(kept);
            for (const each of kept) if (!ended && maySend(account) && (await each.keeper.waiting(1)).length > 0) await sendAlone(each);
            if (elsewhere.waiting.length > 0) await tell(kept);
        } catch {
            // What could not be read now is read the next time.
        }
    });

    elsewhere.dismiss = async (cards) => {
        elsewhere.cards = elsewhere.cards.filter((card) => !cards.includes(card));
        for (const { place, keeper } of await others())
            await keeper.dismiss(cards.filter((card) => card.organization === place.organization).map((card) => card.id));
    };
    const timer = setInterval(() => void look(), pause_ms);
    addEventListener("online", look);
    void look();
    return () => {
        ended = true;
        clearInterval(timer);
        removeEventListener("online", look);
        [elsewhere.waiting, elsewhere.cards] = [[], []];
    };
}

const maySend = (account: string): boolean => session.account?.id === account && !session.other && !replica.session_over && navigator.onLine;
