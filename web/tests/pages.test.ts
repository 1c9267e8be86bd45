import { describe, expect, it } from "vitest";
import type { OrganizationSeat } from "../src/api/answers.ts";
import { settings_pages } from "../src/admin/settings/settings-pages.ts";
import { pageAt, pages, pagesFor, type Viewer } from "../src/admin/pages.ts";

const viewer = (administrator: boolean): Viewer => ({
    organization: { id: "o", name: "Northwind", person: "p", role: null, permissions: [] } satisfies OrganizationSeat,
    account: { id: "a", name: "Ada", addresses: [], administrator },
});
const nobody = { uninvited: 0, invited: 0, awaiting_approval: 0, offered: 0, open: 0 };
const paths = (open: number, administrator = true): string[] =>
    pagesFor(viewer(administrator), { ...nobody, open }).map((page) => page.path);

describe("the table of pages", () => {
    it("has each path once", () => {
        expect(new Set(pages.map((page) => page.path)).size).toBe(pages.length);
    });

    it("finds a page, the first at the root, and what its path stands for", () => {
        expect(pageAt("/", viewer(false))?.page.path).toBe("/people");
        expect(pageAt("/people/", viewer(false))?.page.path).toBe("/people");
        expect(pageAt("/people/0197-ab", viewer(false))).toMatchObject({ page: { under: "/people" }, parts: { person: "0197-ab" } });
        expect(pageAt("/people/0197/more", viewer(false))).toBeUndefined();
    });

    it("has the settings for who may change one part of them", () => {
        const sees = (permission: string): boolean => {
            const { organization, account } = viewer(false);
            return pageAt("/settings", { organization: { ...organization, permissions: [permission] }, account }) !== undefined;
        };
        expect(settings_pages.map(({ permission }) => sees(permission))).not.toContain(false);
        expect(sees("people.read")).toBe(false);
    });

    it("has no page for whom it is not", () => {
        expect(pageAt("/outbox", viewer(false))).toBeUndefined();
        expect(paths(1, false)).not.toContain("/outbox");
        expect(paths(1)).toContain("/outbox");
    });

    it("D-06: shows invited users only while somebody waits", () => {
        expect(paths(1)).toContain("/invited");
        expect(paths(0)).not.toContain("/invited");
    });
});
