/**
 * A message as the build made it of its ICU text: words alone are a text; otherwise pieces in their order. A piece is words,
 * an argument, a number, a choice by plural form or by value; 0 is the number of the plural around it.
 */
export type Message = string | Piece[];
export type Piece =
    | string
    | 0
    | [kind: "a" | "n", name: string]
    | [kind: "s", name: string, options: Record<string, Piece[]>]
    | [kind: "p" | "o", name: string, options: Record<string, Piece[]>, offset: number];

export type Values = Record<string, string | number>;

const made = new Map<string, unknown>();

/** One formatter of each kind: making one takes longer than using it a hundred times. */
export function kept<Formatter>(key: string, make: () => Formatter): Formatter {
    if (!made.has(key)) made.set(key, make());
    return made.get(key) as Formatter;
}

const numbers = (locale: string): Intl.NumberFormat => kept(`number ${locale}`, () => new Intl.NumberFormat(locale));

function pluralForm(locale: string, value: number, type: Intl.PluralRuleType): string {
    return kept(`${type} ${locale}`, () => new Intl.PluralRules(locale, { type })).select(value);
}

/** Says a message. An argument that is not given is shown by its name, so that it is seen and not a crash. */
export function sayMessage(message: Message, values: Values, locale: string): string {
    return typeof message === "string" ? message : join(message, values, locale, 0);
}

function join(pieces: Piece[], values: Values, locale: string, counted: number): string {
    return pieces.map((piece) => say(piece, values, locale, counted)).join("");
}

function say(piece: Piece, values: Values, locale: string, counted: number): string {
    if (typeof piece === "string") return piece;
    if (piece === 0) return numbers(locale).format(counted);
    const value = values[piece[1]];
    if (value === undefined) return `{${piece[1]}}`;
    if (piece.length === 2) return typeof value === "string" && piece[0] === "a" ? value : numbers(locale).format(Number(value));
    const options = piece[2];
    if (piece.length === 3) return join(options[value] ?? options.other ?? [], values, locale, counted);
    const count = Number(value);
    const shown = count - piece[3];
    const form = `=${count}` in options ? `=${count}` : pluralForm(locale, shown, piece[0] === "p" ? "cardinal" : "ordinal");
    return join(options[form] ?? options.other ?? [], values, locale, shown);
}
