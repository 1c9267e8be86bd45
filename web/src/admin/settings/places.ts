import type { Choice } from "../../interface/choice.ts";
import { locale } from "../../words/words.ts";

const offered = ["en", "de", "fr", "es", "it", "pt", "nl", "nb", "sv", "da", "fi", "pl", "cs", "uk", "tr", "ar", "he", "fa", "hi", "zh", "ja", "ko"];

/** Languages by their name in the viewer's language; the present one is among them whatever it is. */
export function languages(present: string): Choice[] {
    const names = new Intl.DisplayNames([locale()], { type: "language" });
    const all = offered.includes(present) ? offered : [present, ...offered];
    return all
        .map((value) => ({ value, label: names.of(value) ?? value }))
        .toSorted((one, other) => one.label.localeCompare(other.label, locale()));
}

export const languageName = (tag: string): string => new Intl.DisplayNames([locale()], { type: "language" }).of(tag) ?? tag;

/** Every time zone that the browser knows. */
export function time_zones(present: string): Choice[] {
    const all = new Set(["UTC", present, ...Intl.supportedValuesOf("timeZone")]);
    return [...all].map((value) => ({ value, label: value.replaceAll("_", " ") }));
}
