import { kept } from "./message.ts";
import { locale } from "./words.ts";

/** All days here are those of the reader's calendar. */

const digits = (value: number, length: number): string => String(value).padStart(length, "0");

/** The day of an instant, as the platform's date fields write it. */
export function dayOf(instant: Date): string {
    return [digits(instant.getFullYear(), 4), digits(instant.getMonth() + 1, 2), digits(instant.getDate(), 2)].join("-");
}

/** The last second of such a day. */
export function endOfDay(day: string): Date {
    const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
    return new Date(year, month - 1, date, 23, 59, 59);
}

const dates = (name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    kept(`${name} ${locale()}`, () => new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", year: "numeric", ...options }));

export function day(instant: Date): string {
    return dates("day", {}).format(instant);
}

/** With the time, and in which zone that is. */
export function minute(instant: Date): string {
    return dates("minute", { hour: "numeric", minute: "2-digit", timeZoneName: "short" }).format(instant);
}
