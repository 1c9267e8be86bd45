import { kept } from "./message.ts";
import { locale } from "./words.ts";

/** By the reader's calendar. */
const dayNumber = (at: Date): number => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 86_400_000;

/** Those that are over, by the reader's calendar; the days are in order. */
const wholeMonths = (from: Date, to: Date): number =>
    (to.getFullYear() - from.getFullYear()) * 12 + to.getMonth() - from.getMonth() - (to.getDate() < from.getDate() ? 1 : 0);

function say(value: number, unit: Intl.RelativeTimeFormatUnit, numeric: "auto" | "always" = "auto"): string {
    return kept(`${numeric} ${locale()}`, () => new Intl.RelativeTimeFormat(locale(), { numeric })).format(value, unit);
}

/**
 * "3 minutes ago", "in 7 days", "now". What lies ahead is rounded, so that a link just made for an hour is good for an hour. From a day
 * upward the reader's calendar counts: "tomorrow" is the next day, however many hours away.
 */
export function relativeTime(instant: Date, now: Date): string {
    const minutes = (instant.getTime() - now.getTime()) / 60_000;
    const whole = minutes > 0 ? Math.round : Math.trunc;
    if (Math.abs(whole(minutes)) < 60) return whole(minutes) === 0 ? say(0, "second") : say(whole(minutes), "minute");
    const hours = whole(minutes / 60);
    const days = dayNumber(instant) - dayNumber(now);
    // A day with its clock set back has 25.
    if (Math.abs(hours) < 24 || days === 0) return say(hours, "hour");
    const months = days < 0 ? -wholeMonths(instant, now) : wholeMonths(now, instant);
    const years = Math.trunc(months / 12);
    if (years !== 0) return say(years, "year", "always");
    return months === 0 ? say(days, "day") : say(months, "month", "always");
}

export function exactTime(instant: Date): string {
    return kept(`exact ${locale()}`, () => new Intl.DateTimeFormat(locale(), { dateStyle: "full", timeStyle: "medium" })).format(instant);
}

export function count(value: number): string {
    return kept(`number ${locale()}`, () => new Intl.NumberFormat(locale())).format(value);
}

export function percent(share: number): string {
    return kept(`percent ${locale()}`, () => new Intl.NumberFormat(locale(), { style: "percent" })).format(share);
}

/** 16.3K: for places too narrow for the number itself. */
export function shortCount(value: number): string {
    const options: Intl.NumberFormatOptions = { notation: "compact", maximumFractionDigits: 1 };
    return kept(`short ${locale()}`, () => new Intl.NumberFormat(locale(), options)).format(value);
}
