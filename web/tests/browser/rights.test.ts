import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { news } from "./news.svelte.ts";
import { show } from "./stage.ts";

vi.mock("../../src/core.ts", () => ({ core: { judgeField: async () => ({ code: null }) } }));
const place = vi.hoisted(() => ({ rights: [] as string[] }));
const templates = [{ kind: "invitation", locale: "en", subject: "Come in", text: "Here: {{link}}" }];
vi.mock("../../src/sync/replica.svelte.ts", async () => {
    const shown = (await import("./news.svelte.ts")).news;
    return {
        replica: {
            organization: "northwind",
            get version() {
                return shown.version;
            },
            window: async () => ({ rows: [], total: 0, loaded: true, counts: {} }),
            view: async () => ({
                organization: { id: "northwind", name: "Northwind", handle: "northwind", policies: { default_locale: "en" }, roles: [], groups: [], templates },
                rights: { permissions: place.rights, projects: [] },
            }),
        },
    };
});
const { default: GroupsPage } = await import("../../src/admin/groups/GroupsPage.svelte");
const { default: SettingsPage } = await import("../../src/admin/settings/SettingsPage.svelte");
const { known } = await import("../../src/admin/known.svelte.ts");
const { router } = await import("../../src/interface/router.svelte.ts");

const home = location.pathname + location.search;
const organization = { id: "northwind", name: "Northwind", person: "p", role: null, permissions: [] };
const server = { set_up: true, mail: true, links_prove_address: false, version: "1" };
const button = (name: string) => page.getByRole("button", { name, exact: true });
const denied = page.getByRole("heading", { name: "Nothing to set here" });

async function hold(...rights: string[]): Promise<void> {
    place.rights = rights;
    news.version += 1;
    await known.read();
}

beforeEach(() => {
    vi.stubGlobal("fetch", async () => Response.json({ errors: [{ code: "not_permitted", field: "" }] }, { status: 403 }));
});
afterEach(() => {
    vi.unstubAllGlobals();
    router.replace(home);
});

describe("what was typed into a card of the settings when the right to it is taken", () => {
    const settings = (part: string, address = `/settings/${part}`): void => {
        router.replace(address);
        show(SettingsPage, { organization, server, parts: { page: part } });
    };
    const taken = async (): Promise<void> => {
        await hold("people.read");
        await expect.element(denied).toBeVisible();
    };

    it("is there again with the right, and not saved yet", async () => {
        await hold("settings.manage");
        settings("organization");
        const name = page.getByRole("textbox", { name: "Name", exact: true });
        await userEvent.fill(name, "Northwind Trading");
        await taken();
        await hold("settings.manage");
        await expect.element(name).toHaveValue("Northwind Trading");
        await expect.element(button("Save changes")).toBeEnabled();
        await button("Discard").click();
        await taken();
        await hold("settings.manage");
        await expect.element(name).toHaveValue("Northwind");
    });

    it.each([
        ["policies", "Business addresses only"],
        ["sign-in", "Ask for two-step sign-in"],
    ])("is there again among the %s", async (part, label) => {
        await hold("settings.manage");
        settings(part);
        const box = page.getByRole("checkbox", { name: label });
        await box.click();
        await taken();
        await hold("settings.manage");
        await expect.element(box).toBeChecked();
        await button("Discard").click();
    });

    it("is there again in a mail text", async () => {
        await hold("templates.manage");
        settings("templates", "/settings/templates?kind=invitation");
        const subject = page.getByRole("textbox", { name: "Subject" });
        await expect.element(subject).toHaveValue("Come in");
        await userEvent.fill(subject, "Come in, please");
        await taken();
        await hold("templates.manage");
        await expect.element(subject).toHaveValue("Come in, please");
        await expect.element(page.getByRole("textbox", { name: "Text" })).toHaveValue("Here: {{link}}");
        await button("Discard").click();
    });

    it("is gone when somebody has left it without saving", async () => {
        await hold("settings.manage");
        settings("notifications");
        const address = page.getByRole("textbox", { name: "Notification address" });
        await userEvent.fill(address, "office@northwind.example");
        router.go("/people");
        await button("Leave").click();
        await expect.element(address).toHaveValue("");
        await taken();
        await hold("settings.manage");
        await expect.element(address).toHaveValue("");
    });
});

describe("the rights of a group", () => {
    it("are said to open nothing without the right to see people, which is offered", async () => {
        await hold("groups.manage", "people.read", "audit.read");
        show(GroupsPage, { organization, server, parts: {} });
        await button("New group").first().click();
        const note = page.getByText("By themselves these rights open none of these pages");
        await expect.element(note).not.toBeInTheDocument();
        await page.getByRole("checkbox", { name: /audit log/ }).click();
        await expect.element(note).toBeVisible();
        await button("Add this right").click();
        await expect.element(note).not.toBeInTheDocument();
        await expect.element(page.getByRole("checkbox", { name: "see who is in the organization" })).toBeChecked();
    });
});
