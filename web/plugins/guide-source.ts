import { readFileSync } from "node:fs";
import { Marked, type Token, type Tokens } from "marked";

/** Where the Markdown of the documentation lies. */
const folder = new URL("../../docs/", import.meta.url);

export interface Heading {
    id: string;
    text: string;
}

/** A page of the guide, or beside it, as it stands in its file. */
export interface GuidePage {
    /** From `docs/`: `guide/inviting-people.md`. */
    file: string;
    /** Where the server shows it: `/docs/guide/inviting-people`. */
    path: string;
    title: string;
    /** The first paragraph, as plain text. */
    lead: string;
    /** The ids of docs/features.md that the page explains, named by its first line. */
    features: string[];
    /** Of the second level, in order. */
    headings: Heading[];
    tokens: Token[];
}

export interface Section {
    title: string;
    pages: GuidePage[];
}

export interface Guide {
    contents: GuidePage;
    sections: Section[];
    /** All pages, the contents first. */
    pages: GuidePage[];
}

export const marked = new Marked({ gfm: true });

/** The address of a page; the contents of the guide is its root. */
export const pathOf = (file: string): string => `/docs/${file.replace(/(\/README)?\.md$/, "")}`;

/** The id of a heading, as GitHub makes it too. */
export const idOf = (text: string): string =>
    text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(/\s/g, "-");

/** What is read of inline Markdown. */
export function plainText(tokens: Token[] = []): string {
    return tokens
        .map((token) => {
            if (token.type === "html") return "";
            return "tokens" in token && token.tokens ? plainText(token.tokens) : "text" in token ? String(token.text) : "";
        })
        .join("");
}

const isHeading =
    (depth: number) =>
    (token: Token): token is Tokens.Heading =>
        token.type === "heading" && token.depth === depth;

export function pageOf(file: string, markdown: string): GuidePage {
    const tokens: Token[] = marked.lexer(markdown);
    const [title, ...more] = tokens.filter(isHeading(1));
    if (!title || more.length > 0) throw new Error(`docs/${file}: wants one heading of the first level`);
    const lead = tokens.find((token) => token.type === "paragraph") as Tokens.Paragraph | undefined;
    return {
        file,
        path: pathOf(file),
        title: plainText(title.tokens),
        lead: plainText(lead?.tokens).replaceAll(/\s+/g, " "),
        features: /^<!-- features:([^>]*)-->/.exec(markdown)?.[1]?.match(/[A-Z]-\d\d/g) ?? [],
        headings: tokens.filter(isHeading(2)).map(({ tokens }) => ({ id: idOf(plainText(tokens)), text: plainText(tokens) })),
        tokens,
    };
}

export const readPage = (file: string): GuidePage => pageOf(file, readFileSync(new URL(file, folder), "utf8"));

/** The file, from `docs/`, that a link or picture of another file leads to. */
export const fileAt = (from: string, href: string): string => new URL(href, `docs:///${from}`).pathname.slice(1);

function linksIn(tokens: Token[]): string[] {
    const found: string[] = [];
    marked.walkTokens(tokens, (token) => {
        if (token.type === "link" && /^[^:#]+\.md$/.test(token.href)) found.push(token.href);
    });
    return found;
}

/** The guide in the order of its own contents: under each heading there, a list of links to the pages. */
export function readGuide(): Guide {
    const contents = readPage("guide/README.md");
    const sections: Section[] = [];
    for (const token of contents.tokens) {
        if (isHeading(2)(token)) sections.push({ title: plainText(token.tokens), pages: [] });
        else if (token.type === "list")
            for (const href of linksIn([token])) sections.at(-1)?.pages.push(readPage(fileAt(contents.file, href)));
    }
    return { contents, sections, pages: [contents, ...sections.flatMap((section) => section.pages)] };
}
