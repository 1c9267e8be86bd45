import type { Integration } from "@usher/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { OrganizationView } from "../../src/admin/known.svelte.ts";
import { show } from "./stage.ts";

const place = vi.hoisted(() => ({ errors: [] as { code: string; field: string }[] }));
vi.mock("../../src/sync/replica.svelte.ts", () => ({
    replica: {
        version: 0,
        organization: "northwind",
        settled: async () => undefined,
        view: async () => null,
        submit: async () => [{ errors: place.errors, notes: [] }],
    },
}));
const { default: DomainsField } = await import("../../src/admin/settings/DomainsField.svelte");
const { default: IdentitySettings } = await import("../../src/admin/settings/IdentitySettings.svelte");
const { default: OrganizationSettings } = await import("../../src/admin/settings/OrganizationSettings.svelte");
const { default: PolicySettings } = await import("../../src/admin/settings/PolicySettings.svelte");
const { default: TokenDialog } = await import("../../src/admin/settings/TokenDialog.svelte");
const { known } = await import("../../src/admin/known.svelte.ts");

const server = { set_up: true, mail: true, links_prove_address: false, version: "1" };
const save = page.getByRole("button", { name: "Save changes" });

beforeEach(() => {
    const policies = { invite_ttl_ms: 604_800_000, onboarding: "direct" };
    const lists = { roles: [], projects: [], groups: [], identity_fields: [] };
    known.now = { id: "northwind", name: "Northwind", policies, ...lists } as unknown as OrganizationView;
    place.errors = [];
});

describe("saving what is wrong", () => {
    it("goes to the field, as soon as the page itself knows", async () => {
        show(OrganizationSettings, { server });
        const name = page.getByRole("textbox", { name: "Name", exact: true });
        await name.fill("");
        await save.click();
        await expect.element(name).toHaveFocus();
    });

    it("goes to the field that was refused", async () => {
        place.errors = [{ code: "out_of_range", field: "policies.invite_ttl_ms" }];
        show(PolicySettings, { server });
        const seats = page.getByRole("spinbutton", { name: "Seats" });
        await seats.fill("7");
        await save.click();
        await expect.element(page.getByRole("spinbutton", { name: "A link is good for" })).toHaveFocus();
    });
});

describe("the allowed domains", () => {
    it("are judged in words about domains, not addresses", async () => {
        show(DomainsField, { domains: ["not"], onchange: () => undefined });
        const words = "not: this is not a domain. Write it as in northwind.example.";
        await expect.element(page.getByRole("textbox")).toHaveAccessibleDescription(words);
    });
});

describe("the name of an identity field", () => {
    it("has a hint that is not read out at every key", async () => {
        show(IdentitySettings, { server });
        await page.getByRole("button", { name: "Add a field" }).click();
        await page.getByRole("textbox").fill("Badge");
        await expect.element(page.getByRole("textbox")).toHaveAccessibleDescription(/badge/);
        const hint = document.getElementById(page.getByRole("textbox").element().getAttribute("aria-describedby") ?? "");
        expect(hint).toHaveAttribute("aria-live", "off");
    });
});

describe("a token that is shown once", () => {
    const dialog = page.getByRole("dialog");

    beforeEach(() => void vi.stubGlobal("fetch", async () => Response.json({ token: "usher_secret" })));
    afterEach(() => void vi.unstubAllGlobals());

    it("stays until one says that it is kept", async () => {
        show(TokenDialog, { integration: { id: "i", name: "Payroll" } as Integration });
        await expect.element(dialog.getByRole("textbox")).toHaveValue("usher_secret");
        await userEvent.keyboard("{Escape}{Escape}");
        await userEvent.click(document.body, { position: { x: 5, y: 5 }, force: true });
        await expect.element(dialog).toBeVisible();
        await expect.element(dialog.getByRole("button", { name: "Close" })).not.toBeInTheDocument();
        await dialog.getByRole("button", { name: "I have kept it" }).click();
        await expect.element(dialog).not.toBeInTheDocument();
    });
});
