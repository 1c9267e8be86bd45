import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Kept } from "./support/kept.ts";

const day_ms = 86_400_000;

beforeEach(() => {
    vi.stubGlobal("localStorage", new Kept());
    vi.resetModules();
});

afterEach(() => vi.unstubAllGlobals());

async function loaded(): Promise<typeof import("../src/api/clock.ts")> {
    return import("../src/api/clock.ts");
}

function daysAhead(now: Date): number {
    return Math.round((now.getTime() - Date.now()) / day_ms) + 0;
}

it("the time is the server's, and stays so in a page that is opened without it", async () => {
    const clock = await loaded();
    expect(daysAhead(clock.serverNow())).toBe(0);
    clock.noteServerTime(new Date(Date.now() + 3 * day_ms).toUTCString());
    expect(daysAhead(clock.serverNow())).toBe(3);
    vi.resetModules();
    const later = await loaded();
    expect(daysAhead(later.serverNow())).toBe(3);
    later.noteServerTime(null);
    expect(daysAhead(later.serverNow())).toBe(3);
});

it("a clock that was set right is believed at the next answer", async () => {
    localStorage.setItem("usher-clock", `${3 * day_ms}`);
    const clock = await loaded();
    clock.noteServerTime(new Date().toUTCString());
    expect(daysAhead(clock.serverNow())).toBe(0);
    expect(Number(localStorage.getItem("usher-clock"))).toBeLessThan(day_ms);
});

it("a browser that keeps nothing, or nonsense, has its own time until an answer comes", async () => {
    localStorage.setItem("usher-clock", "soon");
    const clock = await loaded();
    expect(daysAhead(clock.serverNow())).toBe(0);
    vi.stubGlobal("localStorage", undefined);
    clock.noteServerTime(new Date(Date.now() + day_ms).toUTCString());
    expect(daysAhead(clock.serverNow())).toBe(1);
});
