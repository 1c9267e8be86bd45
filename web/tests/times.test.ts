import { afterEach, describe, expect, it } from "vitest";
import { dayOf, endOfDay, minute } from "../src/words/days.ts";
import { relativeTime } from "../src/words/time.ts";
import { speak } from "../src/words/words.ts";

const own_zone = process.env.TZ;

/** Where the reader is from here on, until the test is over. */
function readIn(zone: string, locale = "en"): void {
    process.env.TZ = zone;
    speak(locale, {});
}

afterEach(() => {
    if (own_zone === undefined) delete process.env.TZ;
    else process.env.TZ = own_zone;
    speak("en", {});
});

const said = (instant: string, now: string): string => relativeTime(new Date(instant), new Date(now));

describe("times that are less than a day away", () => {
    it.each([
        ["2026-11-20T11:59:55Z", "now"],
        ["2026-11-20T12:00:20Z", "now"],
        ["2026-11-20T11:59:00Z", "1 minute ago"],
        ["2026-11-20T11:00:01Z", "59 minutes ago"],
        ["2026-11-20T10:00:00Z", "2 hours ago"],
        ["2026-11-19T12:00:01Z", "23 hours ago"],
        ["2026-11-20T12:00:45Z", "in 1 minute"],
        ["2026-11-20T12:59:58Z", "in 1 hour"],
        ["2026-11-20T13:29:00Z", "in 1 hour"],
        ["2026-11-20T13:31:00Z", "in 2 hours"],
    ])("%s at noon: %s", (instant, words) => {
        readIn("UTC");
        expect(said(instant, "2026-11-20T12:00:00Z")).toBe(words);
    });
});

describe.each(["Europe/Berlin", "America/Los_Angeles"])("times of another day, read in %s", (zone) => {
    /** A time on the reader's clock, as an instant. */
    const here = (text: string): string => new Date(text).toISOString();

    it.each([
        ["2026-11-21T11:59:58", "tomorrow"],
        ["2026-11-21T23:59:00", "tomorrow"],
        ["2026-11-22T00:01:00", "in 2 days"],
        ["2026-11-27T11:59:58", "in 7 days"],
        ["2026-11-19T00:30:00", "yesterday"],
        ["2026-11-18T23:30:00", "2 days ago"],
        ["2026-10-31T12:00:00", "20 days ago"],
        ["2026-10-21T12:00:00", "30 days ago"],
        ["2026-10-20T12:00:00", "1 month ago"],
        ["2026-12-20T11:00:00", "in 1 month"],
        ["2025-11-21T12:00:00", "11 months ago"],
        ["2025-11-20T12:00:00", "1 year ago"],
        ["2028-11-19T12:00:00", "in 1 year"],
        ["2028-11-20T12:00:00", "in 2 years"],
    ])("%s at noon of 20 November: %s", (instant, words) => {
        readIn(zone);
        expect(said(here(instant), here("2026-11-20T12:00:00"))).toBe(words);
    });

    it("keep to the calendar where a day has 25 hours", () => {
        readIn(zone);
        const back = zone === "Europe/Berlin" ? "2026-10-25" : "2026-11-01";
        expect(said(here(`${back}T00:10:00`), here(`${back}T23:50:00`))).toBe("24 hours ago");
    });
});

describe("the days of a reader", () => {
    it("are those of their own calendar", () => {
        readIn("Europe/Berlin");
        expect(dayOf(new Date("2026-11-20T23:30:00Z"))).toBe("2026-11-21");
        expect(endOfDay("2026-11-21").toISOString()).toBe("2026-11-21T22:59:59.000Z");
        readIn("America/Los_Angeles");
        expect(dayOf(new Date("2026-11-20T03:30:00Z"))).toBe("2026-11-19");
        expect(endOfDay("2026-11-19").toISOString()).toBe("2026-11-20T07:59:59.000Z");
    });

    it.each(["Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland"])("are read as they were picked, in %s", (zone) => {
        readIn(zone);
        for (const day of ["2026-03-29", "2026-10-25", "2026-12-31"]) expect(dayOf(endOfDay(day))).toBe(day);
    });

    it("are said with the minute and the zone where that matters", () => {
        const end = new Date("2026-12-07T08:05:00Z");
        readIn("Europe/Berlin", "de-DE");
        expect(minute(end)).toBe("7. Dezember 2026 um 09:05 MEZ");
        readIn("Europe/Berlin", "en-GB");
        expect(minute(end)).toBe("7 December 2026 at 09:05 CET");
        readIn("UTC", "ar");
        expect(minute(end)).toMatch(/ديسمبر.*UTC/);
    });
});
