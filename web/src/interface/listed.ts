import { kept } from "../words/message.ts";
import { locale } from "../words/words.ts";

/** "Atlas, Borealis": names as the language lists them. Beside another script than the Latin one each keeps its direction to itself (UAX #9). */
export function listed(names: readonly string[]): string {
    const format = kept(`list ${locale()}`, () => new Intl.ListFormat(locale(), { type: "unit" }));
    const text = format.format(names);
    return /[^\0-\u02ff]/.test(text) ? format.format(names.map((name) => `\u2068${name}\u2069`)) : text;
}
