import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** What the pages' policy would stop in the browser must not get that far. */
const root = new URL("../", import.meta.url);
const sources = ["src", "admin", "account", "reference", "messages"].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(svelte|ts|html|css)$/.test(entry.name))
        .map((entry) => `${entry.parentPath}/${entry.name}`),
);

const forbidden: [string, RegExp][] = [
    ["a static style attribute", /<[^>]*\sstyle=/],
    ["raw HTML", /\{@html|innerHTML|outerHTML|insertAdjacentHTML|srcdoc/],
    ["code from text", /\beval\(|new Function\(/],
    ["an inline script", /<script(?![^>]*\bsrc=)(?![^>]*\blang="ts")/],
    ["another origin", /(src|href)="https?:|url\(["']?https?:/],
];

describe("the source of the pages", () => {
    it.each(forbidden)("has no %s", (_, pattern) => {
        expect(sources.length).toBeGreaterThan(60);
        expect(sources.filter((path) => pattern.test(readFileSync(path, "utf8")))).toEqual([]);
    });
});
