import { describe, expect, it } from "vitest";
import { unreachable } from "../src/api/problem.ts";
import { waitingOf } from "../src/kept/visit.ts";
import { eventually, namesIn, place } from "./support/browser.ts";
import { invite, live, twoTabs } from "./support/tabs.ts";

describe("tabs whose browser is cleared while they are open", () => {
    const clear = (): Promise<unknown> =>
        new Promise((resolve, reject) => Object.assign(indexedDB.deleteDatabase("usher"), { onsuccess: resolve, onerror: reject }));

    it("go on as before, and so does one that is opened then", async () => {
        const { server, browser, leader, follower } = await twoTabs();
        await eventually(() => expect(server.open).toHaveLength(1));
        await leader.replica.submit([invite("ada@corp.example")]);
        await leader.replica.queue.settled();
        await clear();
        const [prediction] = await follower.replica.submit([invite("maya@corp.example")]);
        expect(prediction?.errors).toEqual([]);
        await leader.replica.submit([invite("john@corp.example")]);
        await eventually(() => expect([leader, follower].map((tab) => tab.replica.queue.waiting)).toEqual([0, 0]));
        expect(server.posts.flatMap((post) => post.sequences)).toEqual([1, 2, 3]);
        expect(new Set(server.posts.map((post) => post.client)).size).toBe(1);
        server.rename("Hana Second", 3);
        await eventually(async () => expect(await namesIn(leader)).toContain("Hana Second"));
        await eventually(async () => expect(await namesIn(follower)).toContain("Hana Second"));
        const third = await browser.open();
        await live(third);
    });

    it("keep again what waits, under the numbers by which the server may know it, and send it once", async () => {
        const { server, browser, leader, follower } = await twoTabs();
        await leader.replica.submit([invite("ada@corp.example")]);
        await leader.replica.queue.settled();
        server.deaf = unreachable();
        await follower.replica.submit([invite("maya@corp.example")]);
        await eventually(() => expect(leader.replica.queue.waiting).toBe(1));
        await clear();
        await eventually(async () => expect(await waitingOf(place.account, await browser.database)).toBe(1));
        server.deaf = null;
        leader.replica.stop();
        await follower.replica.queue.settled();
        expect(server.posts.map((post) => post.sequences)).toEqual([[1], [2]]);
        expect(new Set(server.posts.map((post) => post.client)).size).toBe(1);
        expect(await waitingOf(place.account, await browser.database)).toBe(0);
    });

    it("keep the cards that nobody has read", async () => {
        const { server, browser, leader } = await twoTabs();
        server.refusing = "invitation_answered";
        await leader.replica.submit([invite("maya@corp.example")]);
        await eventually(() => expect(leader.cards).toHaveLength(1));
        await clear();
        await eventually(async () => expect(await (await browser.database).count("cards")).toBe(1));
    });
});
