import { describe, expect, it } from "vitest";
import { newId } from "../src/api/identifiers.ts";
import { Problem, unreachable } from "../src/api/problem.ts";
import { forget, waitingOf } from "../src/kept/visit.ts";
import { Browser, eventually, FakeServer, namesIn, place } from "./support/browser.ts";
import { snapshot } from "./support/northwind.ts";
import { invite, live, reads, twoTabs } from "./support/tabs.ts";

describe("a place that comes in pages", () => {
    it("is shown as far as it has come, and nothing is predicted before it is whole", async () => {
        const server = new FakeServer();
        const whole = JSON.parse(snapshot) as object;
        let send: (content: string) => void = () => undefined;
        server.first = JSON.stringify({ ...whole, more: true });
        server.rest = new Promise((resolve) => (send = resolve));
        const tab = await new Browser(server).open();
        await eventually(() => expect(server.asked).toHaveLength(2));
        await reads(tab, ["Hana Silva"]);
        const [shown, seen] = [tab.changes, tab.replica.loaded];
        expect([shown > 1, seen]).toEqual([true, false]);
        send(JSON.stringify({ ...whole, records: [] }));
        await eventually(() => expect(tab.replica.loaded).toBe(true));
        expect(tab.changes).toBeGreaterThan(shown);
    });
});

describe("two tabs of one browser", () => {
    it("share one stream, and the second begins with what the first has kept", async () => {
        const { server, follower } = await twoTabs();
        expect(await namesIn(follower)).toEqual(["Hana Silva"]);
        expect(server.asked).toEqual([null]);
        await eventually(() => expect(server.open).toHaveLength(1));
    });

    it("both hear the news", async () => {
        const { server, leader, follower } = await twoTabs();
        await eventually(() => expect(server.open).toHaveLength(1));
        server.rename("Hana Second", 3);
        server.rename("Hana Third", 4);
        await reads(leader, ["Hana Third"]);
        await reads(follower, ["Hana Third"]);
    });

    it("do not go back to what they have already put", async () => {
        const { server, browser, follower } = await twoTabs();
        await eventually(() => expect(server.open).toHaveLength(1));
        for (const [index, name] of ["Hana Second", "Hana Third"].entries()) server.rename(name, index + 3);
        await reads(follower, ["Hana Third"]);
        const database = await browser.database;
        const [feed] = await database.getAll("feeds");
        const [, older] = await database.getAll("pages");
        const page = { generation: feed?.generation ?? "", number: older?.number ?? 0, content: older?.content ?? "", cursor: "1.r.3" };
        browser.tell({ kind: "page", ...page });
        server.rename("Hana Fourth", 5);
        await reads(follower, ["Hana Fourth"]);
        browser.tell({ kind: "page", ...page });
        browser.tell({ kind: "dismissed", ids: [] });
        await follower.replica.queue.settled();
        await new Promise((resolve) => setImmediate(resolve));
        expect(await namesIn(follower)).toEqual(["Hana Fourth"]);
    });

    it("take up from what is kept a page that they were never told", async () => {
        const { server, browser, follower } = await twoTabs();
        await eventually(() => expect(server.open).toHaveLength(1));
        server.rename("Hana Second", 3);
        await reads(follower, ["Hana Second"]);
        const database = await browser.database;
        const [feed] = await database.getAll("feeds");
        const [, news] = await database.getAll("pages");
        if (!feed || !news) throw new Error("nothing is kept");
        const text = String(news.content);
        const [missed, told] = [text.replace("Hana Second", "Hana Missed"), text.replace('"1.r.3"', '"1.r.5"')];
        await database.put("pages", { ...news, number: feed.next, content: missed });
        await database.put("pages", { ...news, number: feed.next + 1, content: told.replace(/"records":.*$/, '"records":[]}') });
        await database.put("feeds", { ...feed, next: feed.next + 2, cursor: "1.r.5" });
        browser.tell({ kind: "page", generation: feed.generation, number: feed.next + 1, content: told, cursor: "1.r.5" });
        await reads(follower, ["Hana Missed"]);
    });

    it("both show what either was told to do, and one of them sends it, once", async () => {
        const { server, leader, follower } = await twoTabs();
        server.problem = unreachable();
        await follower.replica.submit([invite("maya@corp.example")]);
        await leader.replica.submit([invite("john@corp.example")]);
        await reads(leader, ["Hana Silva", "john@corp.example*", "maya@corp.example*"]);
        await reads(follower, ["Hana Silva", "john@corp.example*", "maya@corp.example*"]);
        expect([leader, follower].map((tab) => tab.replica.queue.waiting)).toEqual([2, 2]);
        expect(server.posts).toEqual([]);
    });

    it("both hear the answer", async () => {
        const { server, leader, follower } = await twoTabs();
        await follower.replica.submit([invite("maya@corp.example")]);
        await eventually(() => expect([leader, follower].map((tab) => tab.replica.queue.waiting)).toEqual([0, 0]));
        expect(server.posts.map((post) => post.sequences)).toEqual([[1]]);
    });

    it("the second takes over when the first closes, from where the kept pages end, with what waits", async () => {
        const { server, leader, follower } = await twoTabs();
        await eventually(() => expect(server.open).toHaveLength(1));
        server.rename("Hana Second", 3);
        await reads(follower, ["Hana Second"]);
        server.problem = unreachable();
        await leader.replica.submit([invite("maya@corp.example")]);
        await eventually(() => expect([follower.replica.queue.waiting, server.tried]).toEqual([1, 1]));
        server.problem = null;
        leader.replica.stop();
        await eventually(() => expect(server.open).toHaveLength(1));
        expect(server.asked).toEqual([null, "1.r.3"]);
        await follower.replica.queue.settled();
        expect(server.posts.map((post) => post.sequences)).toEqual([[1]]);
    });

    it("number what they are told at the same time without a gap and without a twin", async () => {
        const { server, leader, follower } = await twoTabs();
        const addresses = Array.from({ length: 8 }, (_, index) => `p${index}@corp.example`);
        const tabs = [leader, follower];
        await Promise.all(addresses.map((address, index) => tabs[index % 2]?.replica.submit([invite(address)])));
        await eventually(() => expect(tabs.map((tab) => tab.replica.queue.waiting)).toEqual([0, 0]));
        expect(server.posts.flatMap((post) => post.sequences)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
        expect(new Set(server.posts.map((post) => post.client)).size).toBe(1);
    });

    it("both begin anew when the server says restart, and what waits is shown again", async () => {
        const { server, leader, follower } = await twoTabs();
        await eventually(() => expect(server.open).toHaveLength(1));
        server.deaf = unreachable();
        await follower.replica.submit([invite("maya@corp.example")]);
        server.first = snapshot.replace("Hana Silva", "Hana Restored");
        server.open[0]?.send("restart");
        await reads(leader, ["Hana Restored", "maya@corp.example*"]);
        await reads(follower, ["Hana Restored", "maya@corp.example*"]);
        expect([leader.restarts, follower.restarts]).toEqual([1, 1]);
    });

    it("follow each a stream of its own where nothing can be kept", async () => {
        const server = new FakeServer();
        const browser = new Browser(server);
        browser.keeps_pages = false;
        await live(await browser.open());
        const second = await browser.open();
        await live(second);
        expect(await namesIn(second)).toEqual(["Hana Silva"]);
        await eventually(() => expect(server.open).toHaveLength(2));
    });

    it("both say that the session is over, and go on when it is not", async () => {
        const { server, leader, follower } = await twoTabs();
        server.problem = new Problem(401, [{ code: "not_signed_in", field: "" }]);
        await follower.replica.submit([invite("maya@corp.example")]);
        await eventually(() => expect([leader, follower].every((tab) => tab.signed_out > 0)).toBe(true));
        expect(follower.replica.queue.waiting).toBe(1);
        server.problem = null;
        for (const tab of [leader, follower]) tab.replica.resume();
        await follower.replica.queue.settled();
        expect(server.posts.map((post) => post.sequences)).toEqual([[1]]);
    });
});

/** A tab that was closed while a command of its waited for a server. */
async function closedWaiting(): Promise<{ server: FakeServer; browser: Browser }> {
    const server = new FakeServer();
    const browser = new Browser(server);
    const before = await browser.open();
    await live(before);
    server.problem = unreachable();
    await before.replica.submit([invite("maya@corp.example")]);
    before.replica.stop();
    return { server, browser };
}

describe("a page that is loaded again", () => {
    it("opens without a network, with the people and with what waits", async () => {
        const { browser } = await closedWaiting();
        const after = await browser.open();
        expect(await namesIn(after)).toEqual(["Hana Silva", "maya@corp.example*"]);
        await eventually(() => expect(after.states).toEqual(["reconnecting"]));
    });

    it("loads all anew, and keeps it, when what was refused may be seen again", async () => {
        const { server, browser } = await closedWaiting();
        server.problem = new Problem(403, [{ code: "not_permitted", field: "" }]);
        const after = await browser.open();
        await eventually(() => expect(after.failure).toBe("not_permitted"));
        server.problem = null;
        after.replica.resume();
        await live(after);
        expect(server.asked).toEqual([null, null]);
        await eventually(async () => expect(await (await browser.database).count("pages")).toBe(1));
    });

    it("loads all anew when an earlier version of the app kept pages that it cannot read, and sends what waits", async () => {
        const { server, browser } = await closedWaiting();
        const database = await browser.database;
        await eventually(async () => expect(await database.count("pages")).toBe(1));
        const [page] = await database.getAll("pages");
        if (!page) throw new Error("nothing is kept");
        await database.put("pages", { ...page, content: new Uint8Array([1, 2, 3]) });
        server.problem = null;
        const after = await browser.open();
        await live(after);
        expect(server.asked).toEqual([null, null]);
        await after.replica.queue.settled();
        expect(server.posts.map((post) => post.sequences)).toEqual([[1]]);
        expect(await namesIn(after)).toContain("Hana Silva");
        await eventually(async () => expect((await database.getAll("pages"))[0]?.content).toBe(server.first));
    });

    it("keeps its cards until they are dismissed, in every tab", async () => {
        const { server, browser, leader, follower } = await twoTabs();
        server.refusing = "invitation_answered";
        await follower.replica.submit([invite("maya@corp.example")]);
        await eventually(() => expect([leader, follower].map((tab) => tab.cards.length)).toEqual([1, 1]));
        await reads(follower, ["Hana Silva"]);
        const later = await browser.open();
        expect(later.cards).toMatchObject([{ about: "maya@corp.example", errors: [{ code: "invitation_answered" }] }]);
        await later.replica.dismiss(later.cards.map((card) => card.id));
        await eventually(() => expect([leader, follower, later].map((tab) => tab.cards.length)).toEqual([0, 0, 0]));
        expect((await browser.open()).cards).toEqual([]);
    });

    it("shows and sends nothing of another account's", async () => {
        const server = new FakeServer();
        const browser = new Browser(server);
        const hana = await browser.open();
        await live(hana);
        server.problem = unreachable();
        await hana.replica.submit([invite("maya@corp.example")]);
        hana.replica.stop();
        const other = await browser.open({ ...place, account: newId() });
        expect(await namesIn(other)).toEqual([]);
        expect(other.replica.queue.waiting).toBe(0);
    });

    it("finds nothing after the account was forgotten", async () => {
        const server = new FakeServer();
        const browser = new Browser(server);
        const database = await browser.database;
        const before = await browser.open();
        await live(before);
        server.problem = unreachable();
        await before.replica.submit([invite("maya@corp.example")]);
        expect(await waitingOf(place.account, database)).toBe(1);
        before.replica.stop();
        await forget(place.account, database);
        expect(await waitingOf(place.account, database)).toBe(0);
        expect(await namesIn(await browser.open())).toEqual([]);
    });

    it("reads as few pages after long news as after short", async () => {
        const server = new FakeServer();
        const browser = new Browser(server);
        const before = await browser.open();
        await live(before);
        await eventually(() => expect(server.open).toHaveLength(1));
        for (let number = 3; number < 203; ++number) server.rename(`Hana ${number}`, number);
        await reads(before, ["Hana 202"]);
        await eventually(async () => expect((await (await browser.database).getAll("feeds"))[0]?.cursor).toBe("1.r.202"));
        expect((await (await browser.database).getAll("pages")).length).toBeLessThan(70);
        before.replica.stop();
        server.problem = unreachable();
        expect(await namesIn(await browser.open())).toEqual(["Hana 202"]);
    });
});
