/** Where the server breaks the lines of a plain text. */
const columns = 72;
const quote = "> ";

const width = (text: string): number => Array.from(text).length;

/** A plain text without the breaks that its width alone made; one before which the next word would have fitted was meant. */
export function flowing(text: string): string {
    const lines: string[] = [];
    let before = "";
    for (const line of text.replace(/\r\n/g, "\n").split("\n")) {
        const words = before.startsWith(quote) && line.startsWith(quote) ? line.slice(quote.length) : line;
        if (isBroken(before, words)) lines.push(`${lines.pop()} ${words}`);
        else lines.push(line);
        before = line;
    }
    return lines.join("\n");
}

/** What announces something in a line of its own stays apart from it. */
function isBroken(before: string, words: string): boolean {
    const word = words.split(" ", 1)[0] ?? "";
    if (before.trim() === "" || before.endsWith(":") || word === "" || words.startsWith(quote)) return false;
    return width(before) <= columns && width(before) + 1 + width(word) > columns;
}
