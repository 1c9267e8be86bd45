import { readFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { htmlOf, wordsOf, type Beside, type Picture, type Surroundings } from "./guide-html.ts";
import { readGuide, readPage, type Guide, type GuidePage } from "./guide-source.ts";
import { sizeOfWebp } from "./picture-size.ts";

const docs = new URL("../../docs/", import.meta.url);
const root = fileURLToPath(new URL("../", import.meta.url));

/** What is read with the guide, and stands in files of its own. */
export const readBeside = (): Beside => ({ pages: ["security.md", "offline.md", "operate.md"].map(readPage) });

/** A picture of the documentation, as it is found from a page's place in the build. Throws when it is none. */
function pictureOf(file: string, page: GuidePage): Picture {
    const path = fileURLToPath(new URL(file, docs));
    const size = sizeOfWebp(readFileSync(path));
    if (!size) throw new Error(`docs/${file} is no WebP picture`);
    return { address: relative(dirname(root + entryOf(page)), path), ...size };
}

export function surroundingsOf(guide: Guide, beside: Beside): Surroundings {
    const pages = new Map([...guide.pages, ...beside.pages].map((page) => [page.file, page]));
    return {
        pictureOf,
        pageOf(file) {
            const page = pages.get(file);
            if (!page) throw new Error(`docs/${file} is not a page of the guide`);
            return page;
        },
    };
}

/** The file a page is made of: a server that finds no `/docs/guide/roles` shows `/docs/guide/roles.html`. */
export const entryOf = (page: GuidePage): string => `${page.path.slice(1)}.html`;

/** A module whose default are the words that each page is found by. */
const words = "guide-words";

/**
 * Makes a page of HTML of every page of the guide and of what is read with it, from the same Markdown that is read in the
 * repository. Pictures, styles and the script are named by their content, as all files of the apps are.
 */
export function guidePages(): Plugin {
    const guide = readGuide();
    const beside = readBeside();
    const around = surroundingsOf(guide, beside);
    const pages = new Map([...guide.pages, ...beside.pages].map((page) => [root + entryOf(page), page]));
    const head = [
        `<link rel="icon" type="image/svg+xml" href="/src/icon.svg">`,
        `<link rel="stylesheet" href="/src/guide/guide.css">`,
        `<script type="module" src="/src/guide/main.ts"></script>`,
    ].join("\n");
    return {
        name: "guide-pages",
        config: () => ({ build: { rolldownOptions: { input: [...pages.keys()] } } }),
        resolveId: (id) => (pages.has(id) ? id : id === words ? `\0${words}` : null),
        load(id) {
            const page = pages.get(id);
            if (id === `\0${words}`)
                return `export default ${JSON.stringify(Object.fromEntries([...pages.values()].map((each) => [each.path, wordsOf(each)])))};`;
            return page ? htmlOf(page, guide, beside, around, head) : null;
        },
    };
}
