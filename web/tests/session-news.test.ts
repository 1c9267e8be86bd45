import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { session } from "../src/api/session.svelte.ts";
import { inMemory } from "../src/kept/in-memory.ts";
import { CommandsInMemory } from "../src/kept/kept-commands.ts";
import { leaving } from "../src/kept/leaving.svelte.ts";
import { waitingOf } from "../src/kept/visit.ts";
import { hearSession, tellSession, type SessionNews } from "../src/sync/session-news.ts";

const ada = { id: "ada", name: "Ada", addresses: [], administrator: false };
const answer = { account: ada, second_factor: false, csrf_token: "t", sees_accounts: false, organizations: [] };
const command = (sequence: number) => ({ sequence, body: { type: "resend" as const, invitation: "i" }, at: "", about: "" });

let asked: string[];
beforeEach(() => {
    asked = [];
    vi.stubGlobal("fetch", async (path: string, { method }: RequestInit) => {
        asked.push(`${method} ${path}`);
        return method === "DELETE" ? new Response(null, { status: 204 }) : Response.json(answer);
    });
});
afterEach(() => {
    session.forget();
    vi.useRealTimers();
    vi.unstubAllGlobals();
});

describe("whoever signs in, by whichever page", () => {
    it("is told to the other tabs, once", async () => {
        const heard: SessionNews[] = [];
        hearSession((news) => heard.push(news));
        await session.signIn("ada@corp.example", "a right one");
        await session.renew();
        const last = { kind: "left", account: "ben" } as const;
        tellSession(last);
        await vi.waitFor(() => expect(heard).toContainEqual(last));
        expect(heard).toEqual([{ kind: "back", account: "ada" }, last]);
    });
});

describe("signing out of a browser that keeps nothing", () => {
    const there = inMemory({ account: "ada", organization: "northwind" }, () => new CommandsInMemory());
    const signedOut = () => asked.includes("DELETE /v1/sessions/current");

    it("asks before what waits is given up, and again where that is more by now", async () => {
        vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
        session.take(answer);
        let left = 0;
        await there.add([command(1)]);
        await leaving.leave(() => left++);
        expect([leaving.waiting, signedOut()]).toEqual([1, false]);
        await there.add([command(2)]);
        vi.advanceTimersByTime(1000);
        await vi.waitFor(() => expect(leaving.waiting).toBe(2));
        await there.add([command(3)]);
        await leaving.confirm();
        expect([leaving.waiting, signedOut(), left]).toEqual([3, false, 0]);
        await leaving.confirm();
        expect([leaving.waiting, signedOut(), left]).toEqual([0, true, 1]);
        expect(await waitingOf("ada")).toBe(0);
    });
});
