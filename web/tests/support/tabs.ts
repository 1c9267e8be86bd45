import { expect } from "vitest";
import { newId } from "../../src/api/identifiers.ts";
import { Browser, eventually, FakeServer, namesIn, type Tab } from "./browser.ts";
import { ids } from "./northwind.ts";

export const invite = (address: string) => ({
    type: "invite_person" as const,
    ...{ person: newId(), name: "", address, seats: [{ id: newId(), scope: null }], role: ids.member, invitation: newId() },
    ...{ when: "now" as const, message: "", locale: "en" },
});

export const reads = (tab: Tab, names: string[]): Promise<unknown> => eventually(async () => expect(await namesIn(tab)).toEqual(names));
export const live = (tab: Tab): Promise<unknown> => eventually(() => expect(tab.states.at(-1)).toBe("live"));

export async function twoTabs(): Promise<{ server: FakeServer; browser: Browser; leader: Tab; follower: Tab }> {
    const server = new FakeServer();
    const browser = new Browser(server);
    const leader = await browser.open();
    await live(leader);
    const follower = await browser.open();
    await live(follower);
    return { server, browser, leader, follower };
}
