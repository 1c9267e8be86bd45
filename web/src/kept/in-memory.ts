import type { Place } from "./database.ts";
import type { CommandKeeper } from "./kept-commands.ts";

/** What a browser that keeps nothing has of each place, as long as the page is open: going to another organization loses none of it. */
const places = new Map<string, { place: Place; keeper: CommandKeeper }>();

export function inMemory(place: Place, make: () => CommandKeeper): CommandKeeper {
    const key = `${place.account} ${place.organization}`;
    const there = places.get(key) ?? { place, keeper: make() };
    places.set(key, there);
    return there.keeper;
}

/** Those of an account. */
export const placesInMemory = (account: string): { place: Place; keeper: CommandKeeper }[] =>
    [...places.values()].filter(({ place }) => place.account === account);

export function forgetInMemory(account: string): void {
    for (const [key, { place }] of places) if (place.account === account) places.delete(key);
}
