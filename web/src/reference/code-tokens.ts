export interface Token {
    kind: "plain" | "key" | "text" | "word" | "number" | "header";
    text: string;
}

const pattern = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?)/g;

function tokensOfJson(text: string): Token[] {
    const tokens: Token[] = [];
    let at = 0;
    for (const match of text.matchAll(pattern)) {
        if (match.index > at) tokens.push({ kind: "plain", text: text.slice(at, match.index) });
        const [whole, quoted, colon, word] = match;
        if (quoted !== undefined) {
            tokens.push({ kind: colon === undefined ? "text" : "key", text: quoted });
            if (colon !== undefined) tokens.push({ kind: "plain", text: colon });
        } else {
            tokens.push({ kind: word === undefined ? "number" : "word", text: whole });
        }
        at = match.index + whole.length;
    }
    if (at < text.length) tokens.push({ kind: "plain", text: text.slice(at) });
    return tokens;
}

/** The parts of a JSON text, or of a request with its head, for colours. All of them together are the text. */
export function tokensOf(text: string): Token[] {
    if (/^[[{]/.test(text)) return tokensOfJson(text);
    const blank = text.indexOf("\n\n");
    const head = blank < 0 ? text : text.slice(0, blank);
    const body = text.slice(head.length);
    const tokens: Token[] = [];
    for (const [index, line] of head.split("\n").entries()) {
        const end = line.indexOf(index === 0 ? " " : ":");
        tokens.push({ kind: index === 0 ? "word" : "header", text: (index === 0 ? "" : "\n") + line.slice(0, end) });
        tokens.push({ kind: "plain", text: line.slice(end) });
    }
    return [...tokens, ...tokensOfJson(body)];
}
