import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import type { Message, Piece } from "../src/words/message.ts";

/**
 * Reads a message in ICU syntax into the small form that `src/words/message.ts` speaks, so that no browser ever parses one.
 * Throws a SyntaxError for what is no message, and for an argument other than plain, number, plural, selectordinal and select.
 */
export function compileMessage(text: string): Message {
    const pieces = parse(text, { ignoreTag: true }).map(piece);
    return pieces.length === 0 ? "" : pieces.length === 1 && typeof pieces[0] === "string" ? pieces[0] : pieces;
}

function piece(element: MessageFormatElement): Piece {
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
            return ["s", element.value, options(element.options)];
        case TYPE.plural:
            return [element.pluralType === "ordinal" ? "o" : "p", element.value, options(element.options), element.offset];
        default:
            throw new SyntaxError(`an argument that is not spoken here: ${JSON.stringify(element)}`);
    }
}

const options = (all: Record<string, { value: MessageFormatElement[] }>): Record<string, Piece[]> =>
    Object.fromEntries(Object.entries(all).map(([name, option]) => [name, option.value.map(piece)]));

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
