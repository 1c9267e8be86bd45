import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import type { Message, Piece } from "../src/words/message.ts";

/**
 * Reads a message in ICU syntax into the small form that `src/words/message.ts` speaks, so that no browser ever parses one.
 * Throws a SyntaxError for what is no message, and for an argument other than plain, number, plural, selectordinal and select.
 * `isolates`: a plain argument stands between marks that keep its direction to itself (UAX #9), as right-to-left languages need it:
 * two Latin names side by side would change places.
 */
export function compileMessage(text: string, isolates = false): Message {
    const pieces = piecesOf(parse(text, { ignoreTag: true }), isolates);
    return pieces.length === 0 ? "" : pieces.length === 1 && typeof pieces[0] === "string" ? pieces[0] : pieces;
}

/** Words side by side are one piece. */
function piecesOf(elements: MessageFormatElement[], isolates: boolean): Piece[] {
    const pieces: Piece[] = [];
    const add = (next: Piece): void => {
        const last = pieces.at(-1);
        if (typeof next === "string" && typeof last === "string") pieces[pieces.length - 1] = last + next;
        else pieces.push(next);
    };
    for (const element of elements) {
        const isolated = isolates && element.type === TYPE.argument;
        if (isolated) add("\u2068");
        add(piece(element, isolates));
        if (isolated) add("\u2069");
    }
    return pieces;
}

function piece(element: MessageFormatElement, isolates: boolean): Piece {
    switch (element.type) {
        case TYPE.literal:
            return element.value;
        case TYPE.pound:
            return 0;
        case TYPE.argument:
            return ["a", element.value];
        case TYPE.number:
            if (element.style) throw new SyntaxError(`a number in a style: {${element.value}}`);
            return ["n", element.value];
        case TYPE.select:
            return ["s", element.value, options(element.options, isolates)];
        case TYPE.plural:
            return [element.pluralType === "ordinal" ? "o" : "p", element.value, options(element.options, isolates), element.offset];
        default:
            throw new SyntaxError(`an argument that is not spoken here: ${JSON.stringify(element)}`);
    }
}

const options = (all: Record<string, { value: MessageFormatElement[] }>, isolates: boolean): Record<string, Piece[]> =>
    Object.fromEntries(Object.entries(all).map(([name, option]) => [name, piecesOf(option.value, isolates)]));

/** The arguments of a message, each with what is made of it: `count:plural`, `name:plain`. */
export function argumentsOf(text: string): string[] {
    const found = new Set<string>();
    const look = (elements: MessageFormatElement[]): void => {
        for (const element of elements) {
            if (element.type === TYPE.argument) found.add(`${element.value}:plain`);
            if (element.type === TYPE.number) found.add(`${element.value}:plain`);
            if (element.type !== TYPE.plural && element.type !== TYPE.select) continue;
            found.add(`${element.value}:${element.type === TYPE.plural ? "plural" : "select"}`);
            for (const option of Object.values(element.options)) look(option.value);
        }
    };
    look(parse(text, { ignoreTag: true }));
    return [...found].toSorted();
}
