import type { FieldVerdict, PastedPerson } from "@usher/core";
import { createRawSnippet, mount } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { InviteList } from "../../src/admin/invite/invite-list.svelte.ts";
import type { MailPreview } from "../../src/admin/preview/mail-preview.svelte.ts";
import { show } from "./stage.ts";

const core = vi.hoisted(() => ({ judgeField: async (_: string, text: string): Promise<unknown> => ({ code: text === "" ? "required" : null }) }));
vi.mock("../../src/core.ts", () => ({ core }));
const { default: DataKept } = await import("../../src/account/DataKept.svelte");
const { default: PasteSummary } = await import("../../src/admin/invite/PasteSummary.svelte");
const { default: NameDialog } = await import("../../src/admin/organization/NameDialog.svelte");
const { default: PreviewPane } = await import("../../src/admin/preview/PreviewPane.svelte");
const { default: LanguageMenu } = await import("../../src/interface/LanguageMenu.svelte");
const { default: PageFrame } = await import("../../src/interface/PageFrame.svelte");

describe("what is heard", () => {
    it("is not, at the first letter of a name, that one is needed", async () => {
        show(NameDialog, { open: true, title: "New project", name: "", save: "Create", onsave: async () => [] });
        const name = page.getByRole("textbox", { name: "Name" });
        await expect.element(name).toHaveFocus();
        core.judgeField = () => new Promise<FieldVerdict>(() => undefined);
        await userEvent.keyboard("H");
        await expect.element(name).toHaveValue("H");
        await expect.element(name).not.toHaveAccessibleDescription(/needed/);
    });

    it("is not the whole mail again at every letter of it", async () => {
        const preview = { shown: { subject: "Join us", text: "Hello" }, missing: "", errors: [] } as unknown as MailPreview;
        show(PreviewPane, { preview, to: "" });
        await expect.element(page.getByRole("heading", { name: "Join us" })).toBeVisible();
        expect(document.querySelector("[aria-live], [role=status]")).toBeNull();
    });

    it("is each language in its own voice", async () => {
        const { openAt } = show(LanguageMenu, {}) as { openAt: (element: HTMLElement) => void };
        openAt(document.body);
        await expect.element(page.getByRole("menuitemradio", { name: "Deutsch" })).toHaveAttribute("lang", "de");
        await expect.element(page.getByRole("menuitemradio", { name: "العربية" })).toHaveAttribute("lang", "ar");
    });

    it("is that a link of the account app opens a new tab", async () => {
        show(DataKept, { to: "/docs/security#accounts" });
        const link = page.getByRole("link", { name: "How data is kept, opens in a new tab" });
        await expect.element(link).toHaveAttribute("href", "/docs/security#accounts");
    });
});

describe("who is skipped", () => {
    it("is told why, also where the address looks mistyped", async () => {
        const hana = { text: "hana@gmial.com", name: "", address: "hana@gmial.com", verdict: "no_change", code: "already_invited", suggestion: "hana@gmail.com" };
        const people = [hana as PastedPerson];
        show(PasteSummary, { list: { people, ready: [], skipped: people } as unknown as InviteList, id: "summary" });
        await expect.element(page.getByText("One is skipped")).toBeVisible();
        await expect.element(page.getByRole("listitem")).toHaveTextContent("hana@gmial.com Already invited.");
        await expect.element(page.getByRole("button", { name: "Did you mean hana@gmail.com?" })).toBeVisible();
    });
});

describe("the title of a page", () => {
    const open = (props: { of_server?: boolean }): void => {
        const children = createRawSnippet(() => ({ render: () => "<p></p>" }));
        const context = new Map([["organization", () => "Northwind"]]);
        mount(PageFrame, { target: document.body, props: { title: "Projects", children, ...props }, context });
    };

    it("names the organization", async () => {
        open({});
        await expect.poll(() => document.title).toBe("Projects · Northwind");
    });

    it("names the product where it is about all organizations", async () => {
        open({ of_server: true });
        await expect.poll(() => document.title).toBe("Projects · Usher");
    });
});
