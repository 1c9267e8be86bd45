import { Marked, Parser, Renderer, type Token, type Tokens } from "marked";
import { fileAt, idOf, plainText, type Guide, type GuidePage, type Heading } from "./guide-source.ts";
import type { Size } from "./picture-size.ts";

/** What stands beside the guide and is read with it, in the order of the contents. */
export interface Beside {
    pages: GuidePage[];
}

export interface Picture extends Size {
    /** As the page's HTML is to name it. */
    address: string;
}

/** So many pixels of a picture are one of the page's: they are taken finer than they are shown. */
const scale = 1.5;

/** What a page's text needs to know of the world around it. Throws for what is not there. */
export interface Surroundings {
    pageOf: (file: string) => GuidePage;
    pictureOf: (file: string, page: GuidePage) => Picture;
}

const related_title = "Related articles";

export const escaped = (text: string): string =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Only where it is alone in its paragraph does a picture become a figure. */
const aloneIn = (tokens: Token[]): Tokens.Image | undefined =>
    tokens.length === 1 && tokens[0]?.type === "image" ? (tokens[0] as Tokens.Image) : undefined;

/** The address of a link of a page: other pages by their path, all else as it stands. */
export function addressOf(page: GuidePage, href: string, { pageOf }: Surroundings): string {
    if (/^[a-z]+:/.test(href) || href.startsWith("/")) return href;
    const [file = "", fragment] = href.split("#");
    const target = file === "" ? page : pageOf(fileAt(page.file, file));
    if (fragment !== undefined && !target.headings.some(({ id }) => id === fragment))
        throw new Error(`docs/${page.file}: ${href} leads to no heading`);
    return `${file === "" ? "" : target.path}${fragment === undefined ? "" : `#${fragment}`}`;
}

class PageRenderer extends Renderer {
    readonly #page: GuidePage;
    readonly #around: Surroundings;

    constructor(page: GuidePage, around: Surroundings) {
        super();
        this.#page = page;
        this.#around = around;
    }

    override heading({ tokens, depth }: Tokens.Heading): string {
        const id = depth === 1 ? "" : ` id="${idOf(plainText(tokens))}"`;
        return `<h${depth}${id}>${this.parser.parseInline(tokens)}</h${depth}>\n`;
    }

    override link({ href, tokens }: Tokens.Link): string {
        return `<a href="${escaped(addressOf(this.#page, href, this.#around))}">${this.parser.parseInline(tokens)}</a>`;
    }

    override paragraph(token: Tokens.Paragraph): string {
        const image = aloneIn(token.tokens);
        if (!image) return super.paragraph(token);
        const caption = image.title ? `<figcaption>${escaped(image.title)}</figcaption>` : "";
        return `<figure>${this.image(image)}${caption}</figure>\n`;
    }

    override image({ href, text }: Tokens.Image): string {
        const { address, width, height } = this.#around.pictureOf(fileAt(this.#page.file, href), this.#page);
        const size = `width="${Math.round(width / scale)}" height="${Math.round(height / scale)}"`;
        return `<img src="${escaped(address)}" alt="${escaped(text)}" ${size} loading="lazy" decoding="async">`;
    }

    /** What may be wider than a phone scrolls by itself, with the keys too. */
    override table(token: Tokens.Table): string {
        return `<div class="scroll" role="group" tabindex="0" aria-label="Table">${super.table(token)}</div>\n`;
    }

    override code({ text, lang }: Tokens.Code): string {
        return `<pre tabindex="0" role="group" aria-label="${lang ? `Example, ${escaped(lang)}` : "Example"}"><code>${escaped(text)}</code></pre>\n`;
    }

    override blockquote({ tokens }: Tokens.Blockquote): string {
        return `<aside class="note">${this.parser.parse(tokens)}</aside>\n`;
    }

    override html({ text }: Tokens.HTML | Tokens.Tag): string {
        return text.replaceAll(/<!--[^]*?-->\n?/g, "");
    }
}

/** The text of a page and, from its list of related articles, the pages it goes on to. */
export function articleOf(page: GuidePage, around: Surroundings): { article: string; related: GuidePage[] } {
    const at = page.tokens.findIndex((token) => token.type === "heading" && plainText((token as Tokens.Heading).tokens) === related_title);
    const body = at < 0 ? page.tokens : page.tokens.slice(0, at);
    const article = Parser.parse(body, { gfm: true, renderer: new PageRenderer(page, around) });
    const related: GuidePage[] = [];
    new Marked().walkTokens(at < 0 ? [] : page.tokens.slice(at), (token) => {
        if (token.type === "link") related.push(around.pageOf(fileAt(page.file, token.href)));
    });
    return { article, related };
}

const icons = {
    contents: `<path d="M4 6h16M4 12h16M4 18h16"/>`,
    close: `<path d="m6 6 12 12M18 6 6 18"/>`,
    search: `<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>`,
    system: `<rect x="3" y="4.5" width="18" height="12" rx="2"/><path d="M8.5 20.5h7M12 16.5v4"/>`,
    light: `<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4"/>`,
    dark: `<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z"/>`,
};

const icon = (name: keyof typeof icons, size = 18): string =>
    `<svg class="sign-${name}" width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${icons[name]}</svg>`;

const current = (page: GuidePage, path: string): string => (page.path === path ? ` aria-current="page"` : "");

/** By what it is found: its title, what it is about, and the headings within. */
export const wordsOf = (page: GuidePage): string => [page.title, page.lead, ...page.headings.map(({ text }) => text)].join(" ").toLowerCase();

function contentsOf(guide: Guide, beside: Beside, path: string): string {
    const item = (page: GuidePage): string =>
        `<li><a href="${page.path}"${current(page, path)}>${escaped(page.title)}</a></li>`;
    const section = (title: string, items: string): string => `<section><h2>${escaped(title)}</h2><ul>${items}</ul></section>`;
    const reference = `<li><a href="/docs/api">API reference</a></li>`;
    return [
        `<a class="top" href="${guide.contents.path}"${current(guide.contents, path)}>${escaped(guide.contents.title)}</a>`,
        ...guide.sections.map(({ title, pages }) => section(title, pages.map(item).join(""))),
        section("Beside the guide", beside.pages.map(item).join("") + reference),
    ].join("\n");
}

const onThisPage = (headings: Heading[]): string =>
    headings.length < 3
        ? ""
        : `<nav class="here" aria-labelledby="here"><h2 id="here">On this page</h2><ul>${headings
              .map(({ id, text }) => `<li><a href="#${id}">${escaped(text)}</a></li>`)
              .join("")}</ul></nav>`;

const relatedOf = (related: GuidePage[]): string =>
    related.length === 0
        ? ""
        : `<nav class="related" aria-labelledby="related"><h2 id="related">${related_title}</h2><ul>${related
              .map(({ path, title, lead }) => `<li><a href="${path}"><strong>${escaped(title)}</strong><span>${escaped(lead)}</span></a></li>`)
              .join("")}</ul></nav>`;

/** The whole page. Its script adds comfort alone: everything can be read and reached without. */
export function htmlOf(page: GuidePage, guide: Guide, beside: Beside, around: Surroundings, head: string): string {
    const { article, related } = articleOf(page, around);
    const headings = page.headings.filter(({ text }) => text !== related_title);
    return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfbfc">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0d0d10">
<title>${escaped(page === guide.contents ? "Usher guide" : `${page.title} · Usher guide`)}</title>
<meta name="description" content="${escaped(page.lead)}">
${head}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<div class="frame">
<nav id="contents" class="contents" popover aria-label="Contents">
<div class="head"><strong>Usher</strong><button class="icon-button shut" type="button" popovertarget="contents" popovertargetaction="hide" aria-label="Close the contents">${icon("close")}</button></div>
<div class="find" hidden>${icon("search", 15)}<input class="field" type="search" autocomplete="off" spellcheck="false" aria-label="Search the guide" placeholder="Search the guide"></div>
<div class="list">
${contentsOf(guide, beside, page.path)}
<p class="none" role="status"></p>
</div>
</nav>
<div class="stage">
<header>
<button class="icon-button open" type="button" popovertarget="contents" aria-label="Contents">${icon("contents", 19)}</button>
<a class="home" href="/">Back to Usher</a>
<button class="icon-button theme" type="button" hidden>${icon("system", 17)}${icon("light", 17)}${icon("dark", 17)}</button>
</header>
<div class="reading">
<main id="content" tabindex="-1">
<article>
${article}</article>
${relatedOf(related)}
</main>
${onThisPage(headings)}
</div>
</div>
</div>
</body>
</html>
`;
}
