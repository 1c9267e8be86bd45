import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { addressOf, articleOf, htmlOf, type Surroundings } from "../plugins/guide-html.ts";
import { readGuide, pageOf, type GuidePage } from "../plugins/guide-source.ts";
import { readBeside, surroundingsOf } from "../plugins/guide.ts";
import { sizeOfWebp } from "../plugins/picture-size.ts";

const docs = new URL("../../docs/", import.meta.url);
const images = new URL("guide/images/", docs);
const guide = readGuide();
const beside = readBeside();
const all = [...guide.pages, ...beside.pages];
const around = surroundingsOf(guide, beside);
const byPath = new Map(all.map((page) => [page.path, page]));

/** What a page shows and where it leads, told apart from how it looks. */
function read(page: GuidePage): { html: string; pictures: string[]; related: GuidePage[] } {
    const pictures: string[] = [];
    const watched: Surroundings = {
        ...around,
        pictureOf(file, shown) {
            pictures.push(file);
            return around.pictureOf(file, shown);
        },
    };
    const { article, related } = articleOf(page, watched);
    return { html: article, pictures, related };
}

/** Whether an address of the documentation has a page, and its fragment a heading. */
function isThere(address: string): boolean {
    const [path = "", fragment] = address.split("#");
    const page = byPath.get(path);
    return page !== undefined && (fragment === undefined || page.headings.some(({ id }) => id === fragment));
}

/** The ids that the table of features has, those between two of them too: `D-32 – D-37, D-39`. */
function featuresIn(table: string): Set<string> {
    const found = new Set<string>();
    for (const [, ids = ""] of table.matchAll(/^\| ([DTUIW]-[^|]*)\|/gm))
        for (const [, family = "", first = "", last = first] of ids.matchAll(/([DTUIW])-(\d\d)(?: – [DTUIW]-(\d\d))?/g))
            for (let number = Number(first); number <= Number(last); ++number) found.add(`${family}-${String(number).padStart(2, "0")}`);
    return found;
}

describe("the guide", () => {
    it("has every one of its files in its contents, once", () => {
        const files = readdirSync(new URL("guide/", docs)).filter((name) => name.endsWith(".md"));
        expect(guide.pages.map(({ file }) => file).toSorted()).toEqual(files.map((name) => `guide/${name}`).toSorted());
        expect(guide.sections.every(({ pages }) => pages.length > 0)).toBe(true);
    });

    it("leads nowhere where there is nothing, in text and pictures", () => {
        for (const page of all) for (const [, address = ""] of read(page).html.matchAll(/href="(\/docs\/[^"]+)"/g))
            expect([page.file, address, address === "/docs/api" || isThere(address)]).toEqual([page.file, address, true]);
        expect(() => addressOf(guide.contents, "nothing.md", around)).toThrow("guide/nothing.md is not a page");
        expect(() => addressOf(guide.contents, "people.md#nothing", around)).toThrow("leads to no heading");
        expect(() => around.pictureOf("guide/images/nothing.webp", guide.contents)).toThrow();
    });

    it("shows every picture it has, says what is on it, and stays small", () => {
        const shown = new Set(all.flatMap((page) => read(page).pictures));
        const kept = readdirSync(images).map((name) => `guide/images/${name}`);
        expect([...shown].toSorted()).toEqual(kept.toSorted());
        const bytes = kept.map((file) => statSync(new URL(file, docs)).size);
        expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000);
        for (const page of all) expect(read(page).html).not.toMatch(/alt=""/);
    });

    it("D-41, U-26: names on each page the features it explains, and the articles to go on with", () => {
        const known = featuresIn(readFileSync(new URL("features.md", docs), "utf8"));
        for (const page of guide.pages) {
            expect([page.file, page.features.length > 0]).toEqual([page.file, true]);
            for (const id of page.features) expect([page.file, id, known.has(id)]).toEqual([page.file, id, true]);
            if (page !== guide.contents) expect([page.file, read(page).related.length >= 2]).toEqual([page.file, true]);
        }
    });

    it("D-41: has help for each of the ways in", () => {
        const titles = all.flatMap((page) => [page.title, ...page.headings.map(({ text }) => text)]);
        for (const title of [
            "Inviting people",
            "Creating an account",
            "Does our IT department have to approve anything?",
            "E-mail with password",
            "Accepting an invitation",
            "Expired and other dead links",
        ])
            expect(titles).toContain(title);
    });

    it("is pages that the server's policy lets through: no script, style or handler within", () => {
        for (const page of all) {
            const html = htmlOf(page, guide, beside, around, "");
            expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
            expect(html.match(/<h1>/g)).toHaveLength(1);
            const ids = Array.from(html.matchAll(/\sid="([^"]+)"/g), ([, id]) => id);
            expect(new Set(ids).size, page.file).toBe(ids.length);
        }
    });

    it("refuses a page without a heading, and a picture that is none", () => {
        expect(() => pageOf("guide/none.md", "Nothing.")).toThrow("one heading of the first level");
        expect(sizeOfWebp(new Uint8Array(40))).toBeUndefined();
    });
});
