import { describe, expect, it } from "vitest";
import { Problem, unreachable } from "../src/api/problem.ts";
import { ChangeFeed, type EventPort, type FeedState } from "../src/sync/change-feed.ts";

class FakeStream implements EventPort {
    closed = false;
    #listeners = new Map<string, (event: MessageEvent<string>) => void>();

    addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
        this.#listeners.set(type, listener);
    }

    close(): void {
        this.closed = true;
    }

    send(type: string, data = ""): void {
        this.#listeners.get(type)?.({ data } as MessageEvent<string>);
    }
}

interface Page {
    cursor: string;
    more?: boolean;
    restart?: boolean;
    /** What the server says of the next one before this is read. */
    next?: string;
}

/** A feed whose server is a list of pages, and whose streams the test speaks through. */
class World {
    asked: (string | null)[] = [];
    /** Each time whether the whole was wanted. */
    whole: boolean[] = [];
    /** Each time whether the server had asked for it. */
    begun: boolean[] = [];
    put: string[] = [];
    /** How many pages had been asked for when each was put. */
    asked_when_put: number[] = [];
    streams: { after: string; stream: FakeStream }[] = [];
    states: FeedState[] = [];
    waits = 0;
    signed_out = 0;
    failure = "";
    #pages: (Page | Problem)[];
    #streamed: (() => void)[] = [];

    constructor(...pages: (Page | Problem)[]) {
        this.#pages = pages;
    }

    feed = new ChangeFeed({
        begin: async (again) => void this.begun.push(again),
        take: async (text) => {
            const page = JSON.parse(String(text)) as Page;
            this.put.push(page.cursor);
            this.asked_when_put.push(this.asked.length);
            return { cursor: page.cursor, more: page.more ?? false, restart: page.restart ?? false, version: this.put.length };
        },
        page: async (after, whole) => {
            this.asked.push(after);
            this.whole.push(whole);
            const page = this.#pages.shift() ?? { cursor: after ?? "end" };
            if (page instanceof Problem) throw page;
            return { content: JSON.stringify(page), next: page.next ?? null };
        },
        follow: (after) => {
            const stream = new FakeStream();
            this.streams.push({ after, stream });
            for (const resolve of this.#streamed.splice(0)) resolve();
            return stream;
        },
        wait: async () => void this.waits++,
        state: (state) => this.states.push(state),
        signedOut: () => void this.signed_out++,
        failed: (code) => (this.failure = code),
    });

    /** The stream that is opened next. */
    async stream(): Promise<{ after: string; stream: FakeStream }> {
        const count = this.streams.length;
        await new Promise<void>((resolve) => this.#streamed.push(resolve));
        const opened = this.streams[count];
        if (!opened) throw new Error("no stream was opened");
        return opened;
    }
}

describe("the change feed", () => {
    it("loads page after page, then follows from the last cursor", async () => {
        const world = new World({ cursor: "1", more: true }, { cursor: "2", more: true }, { cursor: "3" });
        void world.feed.run();
        const { after } = await world.stream();
        expect(world.asked).toEqual([null, "1", "2"]);
        expect(world.whole).toEqual([true, true, true]);
        expect(world.put).toEqual(["1", "2", "3"]);
        expect(after).toBe("3");
        expect(world.states).toEqual(["loading", "live"]);
    });

    it("asks for the next page before it puts one, where the server says that there is one", async () => {
        const world = new World({ cursor: "1", more: true, next: "1" }, { cursor: "2", more: true, next: "2" }, { cursor: "3" });
        void world.feed.run();
        await world.stream();
        expect(world.asked).toEqual([null, "1", "2"]);
        expect(world.asked_when_put).toEqual([2, 3, 3]);
    });

    it("goes on from the page that it has put when the next could not be had", async () => {
        const world = new World({ cursor: "1", more: true, next: "1" }, unreachable(), { cursor: "2" });
        void world.feed.run();
        const { after } = await world.stream();
        expect(world.asked).toEqual([null, "1", "1"]);
        expect([world.put, world.begun, after]).toEqual([["1", "2"], [false], "2"]);
    });

    it("catches up by pages from the last cursor when the stream breaks", async () => {
        const world = new World({ cursor: "1" });
        void world.feed.run();
        const first = await world.stream();
        first.stream.send("message", JSON.stringify({ cursor: "2" }));
        first.stream.send("message", JSON.stringify({ cursor: "3" }));
        first.stream.send("error");
        const second = await world.stream();
        expect(first.stream.closed).toBe(true);
        expect(world.asked).toEqual([null, "3"]);
        expect(second.after).toBe("3");
        expect(world.begun).toEqual([false]);
        expect(world.waits).toBe(1);
        expect(world.states).toEqual(["loading", "live", "reconnecting", "live"]);
    });

    it("begins anew when the stream says restart", async () => {
        const world = new World({ cursor: "1" });
        void world.feed.run();
        const first = await world.stream();
        first.stream.send("restart");
        const second = await world.stream();
        expect(world.begun).toEqual([false, true]);
        expect(world.asked).toEqual([null, null]);
        expect(second.after).toBe("end");
    });

    it("begins anew when a page says restart", async () => {
        const world = new World({ cursor: "1" }, { cursor: "x", restart: true }, { cursor: "9" });
        void world.feed.run();
        const first = await world.stream();
        first.stream.send("error");
        const second = await world.stream();
        expect(world.asked).toEqual([null, "1", null]);
        expect(world.begun).toEqual([false, true]);
        expect(second.after).toBe("9");
    });

    it("tries again while the server cannot be reached", async () => {
        const world = new World(unreachable(), unreachable(), { cursor: "1" });
        void world.feed.run();
        await world.stream();
        expect(world.waits).toBe(2);
        expect(world.states).toEqual(["loading", "loading", "reconnecting", "loading", "live"]);
    });

    it("goes on from the cursor that was kept", async () => {
        const world = new World({ cursor: "8" });
        void world.feed.run("7");
        const { after } = await world.stream();
        expect(world.asked).toEqual(["7"]);
        expect(world.whole).toEqual([false]);
        expect(world.begun).toEqual([]);
        expect(after).toBe("8");
        expect(world.states).toEqual(["live"]);
    });

    it("does not begin anew when a page of many does not come", async () => {
        const world = new World({ cursor: "1", more: true }, unreachable(), { cursor: "2" });
        void world.feed.run();
        await world.stream();
        expect(world.asked).toEqual([null, "1", "1"]);
        expect(world.begun).toEqual([false]);
    });

    it("begins anew when its cursor is not known any more", async () => {
        const world = new World(new Problem(400, [{ code: "cursor_malformed", field: "after" }]), { cursor: "1" });
        void world.feed.run("old");
        await world.stream();
        expect(world.asked).toEqual(["old", null]);
        expect(world.begun).toEqual([true]);
    });

    it("ends when nobody is signed in", async () => {
        const world = new World(new Problem(401, [{ code: "not_signed_in", field: "" }]));
        await world.feed.run();
        expect(world.signed_out).toBe(1);
    });

    it("ends when the organization may not be read", async () => {
        const world = new World(new Problem(403, [{ code: "not_permitted", field: "" }]));
        await world.feed.run();
        expect(world.failure).toBe("not_permitted");
    });

    it("does not say that it reconnects when it may not read any more", async () => {
        const world = new World({ cursor: "1" }, new Problem(404, [{ code: "organization_unknown", field: "" }]));
        const run = world.feed.run();
        const { stream } = await world.stream();
        stream.send("error");
        await run;
        expect([world.failure, world.states.at(-1)]).toEqual(["organization_unknown", "loading"]);
    });

    it("closes its stream when stopped", async () => {
        const world = new World({ cursor: "1" });
        const run = world.feed.run();
        const { stream } = await world.stream();
        world.feed.stop();
        await run;
        expect(stream.closed).toBe(true);
    });
});
