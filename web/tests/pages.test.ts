import { beforeEach, describe, expect, it, vi } from "vitest";
import type { OrganizationSeat } from "../src/api/answers.ts";
import { settings_pages } from "../src/admin/settings/settings-pages.ts";
import { pageAt, pages, pagesFor, type Viewer } from "../src/admin/pages.ts";

const { known } = vi.hoisted(() => ({ known: { now: undefined as { id: string } | undefined, in_projects: [] as string[] } }));
vi.mock("../src/admin/known.svelte.ts", () => ({
    known: Object.assign(known, { mayAnywhere: (permission: string) => known.in_projects.includes(permission) }),
}));

const viewer = (administrator: boolean): Viewer => ({
    organization: { id: "o", name: "Northwind", person: "p", role: null, permissions: [] } satisfies OrganizationSeat,
    account: { id: "a", name: "Ada", addresses: [], administrator },
});
const holder = (...permissions: string[]): Viewer => {
    const { organization, account } = viewer(false);
    return { organization: { ...organization, permissions }, account };
};
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
        const sees = (permission: string): boolean => pageAt("/settings", holder(permission)) !== undefined;
        expect(settings_pages.map(({ permission }) => sees(permission))).not.toContain(false);
        expect(sees("people.read")).toBe(false);
    });

    it("has no page for whom it is not", () => {
        expect(pageAt("/outbox", viewer(false))).toBeUndefined();
        expect(paths(1, false)).not.toContain("/outbox");
        expect(paths(1)).toContain("/outbox");
    });

    it.each([
        ["/requests", "people.add", false],
        ["/requests", "people.add invitations.send", true],
        ["/requests", "requests.decide", true],
        ["/registration", "people.add", false],
        ["/registration/new", "people.add", false],
        ["/registration", "people.add invitations.send", true],
        ["/registration", "identity.validate", true],
        ["/unsent", "people.add", false],
        ["/unsent", "invitations.send", true],
    ])("offers %s to who may %s: %s", (path, permissions, offered) => {
        expect(pageAt(path, holder("people.read", ...permissions.split(" "))) !== undefined).toBe(offered);
    });

    describe("of somebody with rights in a project alone", () => {
        beforeEach(() => {
            known.now = { id: "o" };
            known.in_projects = ["invitations.send", "requests.decide", "audit.read"];
            return () => Object.assign(known, { now: undefined, in_projects: [] });
        });
        const offered = (): string[] => pagesFor(viewer(false), nobody).map((page) => page.path);

        it("has what can be done for one project", () => {
            expect(offered()).toEqual(expect.arrayContaining(["/unsent", "/requests"]));
            expect(offered()).not.toContain("/audit");
        });

        it("goes by the rights in this organization, and by none of the one before", () => {
            known.now = { id: "another" };
            expect(offered()).not.toContain("/unsent");
        });
    });

    it("D-06: shows invited users only while somebody waits", () => {
        expect(paths(1)).toContain("/invited");
        expect(paths(0)).not.toContain("/invited");
    });
});
