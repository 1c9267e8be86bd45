import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { shellOf } from "../src/shells.ts";

describe("the pages that open offline", () => {
    it("are drawn by the app that the server draws them by", () => {
        const routes = readFileSync(new URL("../../server/http/resources/routes.cpp", import.meta.url), "utf8");
        const pages = Array.from(routes.matchAll(/\{"(\/[a-z/-]*)",\s*"(\/(?:admin|account|reference)\/index\.html)"\}/g));
        expect(pages.length).toBeGreaterThan(7);
        for (const [, path = "", file] of pages) expect([path, shellOf(path)]).toEqual([path, file]);
    });
});
