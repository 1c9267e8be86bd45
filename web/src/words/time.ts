import { kept } from "./message.ts";
import { locale } from "./words.ts";

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ["minute", 60],
    ["hour", 3600],
    ["day", 86_400],
    ["week", 604_800],
    ["month", 2_629_800],
    ["year", 31_557_600],
];

/** "3 minutes ago", "in 7 days", "now": the largest unit of which there is at least one. */
export function relativeTime(instant: Date, now: Date): string {
    const seconds = (instant.getTime() - now.getTime()) / 1000;
    const format = kept(`relative ${locale()}`, () => new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }));
    let [unit, length]: [Intl.RelativeTimeFormatUnit, number] = ["second", 1];
    for (const [candidate, size] of steps) if (Math.abs(seconds) >= size) [unit, length] = [candidate, size];
    if (unit === "second") return format.format(0, "second");
    return format.format(Math.trunc(seconds / length), unit);
}

const dates = (name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    kept(`${name} ${locale()}`, () => new Intl.DateTimeFormat(locale(), options));

export function exactTime(instant: Date): string {
    return dates("exact", { dateStyle: "full", timeStyle: "medium" }).format(instant);
}

export function day(instant: Date): string {
    return dates("day", { day: "numeric", month: "long", year: "numeric" }).format(instant);
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
