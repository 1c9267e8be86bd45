import type { Choice } from "../../interface/choice.ts";
import { kept } from "../../words/message.ts";
import { presentZone } from "../../words/time-zones.ts";
import { locale } from "../../words/words.ts";

const offered = ["en", "de", "fr", "es", "it", "pt", "nl", "nb", "sv", "da", "fi", "pl", "cs", "uk", "tr", "ar", "he", "fa", "hi", "zh", "ja", "ko"];
/** The server has words for every mail in these. */
const mailed = ["en", "de", "ar"];

/** Languages by their name in the viewer's language; the present one is among them whatever it is. */
export function languages(present: string, among: string[] = offered): Choice[] {
    return [...new Set([present, ...among])]
        .map((value) => ({ value, label: languageName(value) }))
        .toSorted((one, other) => one.label.localeCompare(other.label, locale()));
}

/** Those in which there is something to mail: Usher's words, or the organization's own. */
export const mailLanguages = (present: string, own: { locale: string }[]): Choice[] =>
    languages(present, [...mailed, ...own.map((template) => template.locale)]);

export const languageName = (tag: string): string => new Intl.DisplayNames([locale()], { type: "language" }).of(tag) ?? tag;

/** "Europe/Berlin – Central European Time". */
function zoneLabel(zone: string): string {
    const place = zone.replaceAll("_", " ");
    try {
        const format = new Intl.DateTimeFormat(locale(), { timeZone: zone, timeZoneName: "longGeneric" });
        const name = format.formatToParts().find((part) => part.type === "timeZoneName")?.value ?? zone;
        return name === zone ? place : `${place} – ${name}`;
    } catch {
        // A browser may not know a zone that the server does.
        return place;
    }
}

/** Every time zone that the browser knows, by its present name; the chosen one stands as it was saved. */
export function time_zones(present: string): Choice[] {
    const all = kept(`zones ${locale()}`, () => {
        const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone").map(presentZone).toSorted()]);
        return [...zones].map((value): Choice => ({ value, label: zoneLabel(value) }));
    });
    const chosen = presentZone(present);
    if (!all.some(({ value }) => value === chosen)) return [{ value: present, label: zoneLabel(present) }, ...all];
    return all.map((zone) => (zone.value === chosen ? { ...zone, value: present } : zone));
}
