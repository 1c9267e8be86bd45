import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { readGuide } from "../plugins/guide-source.ts";
import { readBeside } from "../plugins/guide.ts";
import { permissions } from "../messages/en/permissions.ts";
import { helpAt, pages as admin_pages } from "../src/admin/pages.ts";
import { server_pages } from "../src/admin/server/server-pages.ts";
import { settings_pages } from "../src/admin/settings/settings-pages.ts";

vi.mock("../src/admin/known.svelte.ts", () => ({ known: {} }));

const sources = new URL("../src/", import.meta.url);
const byPath = new Map([...readGuide().pages, ...readBeside().pages].map((page) => [page.path, page]));

/** Whether an address of the documentation has a page, and its fragment a heading. */
function isThere(address: string): boolean {
    const [path = "", fragment] = address.split("#");
    const page = byPath.get(path);
    return page !== undefined && (fragment === undefined || page.headings.some(({ id }) => id === fragment));
}

describe("the apps’ help", () => {
    const files = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((name) => /\.(svelte|ts)$/.test(name));
    const linksIn = (name: string): string[] =>
        Array.from(readFileSync(new URL(name, sources), "utf8").matchAll(/"(\/docs\/[^"]*)"/g), ([, address = ""]) => address);

    it("D-41: lead from every screen to its own page of the guide", () => {
        const everything = { id: "o", name: "Northwind", person: "p", role: null, permissions: Object.keys(permissions).map((key) => key.slice(11)) };
        const viewer = { organization: everything, account: { id: "a", name: "Ada", addresses: [], administrator: true } };
        const parts = [
            ...settings_pages.map(({ key }) => `/settings/${key}`),
            ...server_pages.map(({ key }) => `/server/${key}`),
        ];
        const screens = admin_pages.map(({ path }) => path).filter((path) => !path.endsWith("/:page"));
        for (const path of [...screens.map((path) => path.replace(/:\w+/, "0197-ab")), ...parts]) {
            const address = helpAt(path, viewer);
            expect([path, address, address !== "/docs/guide" && isThere(address)]).toEqual([path, address, true]);
        }
        expect(helpAt("/nowhere", viewer)).toBe("/docs/guide");
    });

    it("lead to no page of the documentation that is not there", () => {
        const links = files.flatMap((name) => linksIn(name).map((address) => [name, address] as const));
        expect(links.length).toBeGreaterThan(12);
        for (const [name, address] of links) expect([name, address, address === "/docs/api" || isThere(address)]).toEqual([name, address, true]);
    });

    it("D-40: lead to the security notes wherever they ask for data", () => {
        for (const name of [
            "account/landing/Offer.svelte",
            "account/landing/CreateForm.svelte",
            "account/sign-in/SignInPage.svelte",
            "admin/invite/InviteOptions.svelte",
            "admin/person/dialogs/MetadataDialog.svelte",
            "admin/registration/IdentityFields.svelte",
            "admin/registration/RegistrationForm.svelte",
        ])
            expect([name, linksIn(name).some((address) => address.startsWith("/docs/security"))]).toEqual([name, true]);
    });
});
