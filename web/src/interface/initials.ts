/** The first letters of the first and the last word; of an address, its first letter. */
export function initials(text: string): string {
    const words = text.split("@", 1)[0]?.split(/[\s._-]+/u).filter((word) => /\p{L}|\p{N}/u.test(word)) ?? [];
    const first = words[0];
    const last = words.length > 1 ? words.at(-1) : undefined;
    const letter = (word: string | undefined): string => word?.match(/\p{L}|\p{N}/u)?.[0] ?? "";
    return (letter(first) + letter(last)).toLocaleUpperCase() || "?";
}

/** One of eight colours, the same for the same text. */
export function colourOf(text: string): number {
    let sum = 0;
    for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
    return sum % 8;
}
