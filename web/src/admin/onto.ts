/** For forms that were opened a while ago: what somebody changed in them goes onto what stands there now, and nothing else is sent back to what it was. */

/** What is left out is the same as nothing and as no. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one || null) === JSON.stringify(other || null);

/** What was added to `before` is there too, and what was taken from it is not; everything else is as it is now. */
export function listOnto(before: string[], wanted: string[], now: string[]): string[] {
    const stays = now.filter((each) => wanted.includes(each) || !before.includes(each));
    return [...new Set([...stays, ...wanted.filter((each) => !before.includes(each))])];
}

/** Field by field; of a list of names, name by name. */
export function onto<Item extends object>(before: Item, wanted: Item, now: Item): Item {
    const result = { ...now };
    for (const key of Object.keys({ ...before, ...wanted }) as (keyof Item)[]) {
        const [was, is] = [before[key], wanted[key]];
        if (same(was, is)) continue;
        if (Array.isArray(is)) result[key] = listOnto((was ?? []) as string[], is, (now[key] ?? []) as string[]) as Item[keyof Item];
        else if (is === undefined) delete result[key];
        else result[key] = is;
    }
    return result;
}

/** An item as it is wanted, and as it `was`: what is the same in both stays as it is when the change reaches the server. */
export function editOf<Item extends { id: string }>(before: Item, wanted: Item): Item & { was: Omit<Item, "id"> } {
    const { id: _, ...was } = before;
    return { ...wanted, was };
}

/** The same for one of a list, onto what it is by now. Gone meanwhile, it is sent as it is wanted, and the server says that it is gone. */
export function ontoOneOf<Item extends { id: string }>(items: Item[], before: Item, wanted: Item): Item & { was: Omit<Item, "id"> } {
    const now = items.find(({ id }) => id === wanted.id) ?? before;
    return editOf(now, onto(before, wanted, now));
}
