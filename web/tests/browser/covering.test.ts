import { afterEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { createRawSnippet } from "svelte";
import { person } from "./people.svelte.ts";
import { withEffects } from "./root.svelte.ts";
import { show } from "./stage.ts";

vi.mock("../../src/core.ts", () => ({ core: {} }));
vi.mock("../../src/admin/judge.ts", () => ({ judge: async () => ({ errors: [] }) }));
vi.mock("../../src/sync/replica.svelte.ts", () => ({
    replica: {
        version: 0,
        organization: "northwind",
        feed: "live",
        reaches: true,
        cards: [],
        window: async ({ search }: { search: string }) => {
            const rows = [person(1, "Maya Stone"), person(2, "Noor Haddad")].filter(({ name }) => name.includes(search));
            return { rows, total: rows.length, loaded: true, counts: {} };
        },
        person: async () => ({ record: { person: person(2, "Noor Haddad"), memberships: [] }, rows: [] }),
        view: async () => ({ organization: { id: "northwind", name: "Northwind", roles: [], groups: [], projects: [] }, rights: { permissions: ["people.read"], projects: [] } }),
    },
}));
const { default: MergeDialog } = await import("../../src/admin/person/dialogs/MergeDialog.svelte");
const { default: PeopleList } = await import("../../src/admin/people/PeopleList.svelte");
const { columnsOf } = await import("../../src/admin/people/columns.ts");
const { PeopleView } = await import("../../src/admin/people/people-view.svelte.ts");
const { default: PeopleFilters } = await import("../../src/admin/people/PeopleFilters.svelte");
const { default: Shell } = await import("../../src/admin/shell/Shell.svelte");
const { conditions, readChoice } = await import("../../src/admin/people/people-query.ts");

const button = (name: string) => page.getByRole("button", { name, exact: true });

describe("the panel of filters", () => {
    it("closes when the focus goes past it", async () => {
        const choice = readChoice(new URLSearchParams(), { phase: "everyone", sort: "changed", descending: true });
        show(PeopleFilters, { view: { choice, choose: () => undefined } as never });
        const beyond = document.createElement("button");
        beyond.textContent = "Beyond";
        document.querySelector("main")!.append(beyond);
        expect(conditions(choice)).toBe(0);
        await button("Filter").click();
        const panel = page.getByRole("dialog");
        await expect.element(panel.getByRole("combobox").first()).toHaveFocus();
        await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
        await expect.element(panel).not.toBeInTheDocument();
        await button("Filter").click();
        await expect.element(panel.getByRole("combobox").first()).toHaveFocus();
        await expect.element(panel.getByRole("button", { name: "Done" })).toBeVisible();
        panel.getByRole("button", { name: "Done" }).element().focus();
        await userEvent.keyboard("{Tab}");
        await expect.element(button("Beyond")).toHaveFocus();
        await expect.element(panel).not.toBeInTheDocument();
    });
});

describe("the menu of a narrow window", () => {
    afterEach(() => page.viewport(1100, 760));

    it("takes the focus from the page, which is out of reach until it closes", async () => {
        await page.viewport(360, 700);
        const children = createRawSnippet(() => ({ render: () => "<h1>Overview</h1>" }));
        const organization = { id: "northwind", name: "Northwind", person: "p", role: null, permissions: [] };
        show(Shell, { organization, readable: [], mail: true, onchoose: () => undefined, children });
        const open = button("Open the menu");
        const heading = page.getByRole("heading", { name: "Overview" });
        await expect.element(heading).toBeVisible();
        open.element().focus();
        await userEvent.keyboard("{Enter}");
        await expect.element(button("Close the menu")).toHaveFocus();
        await expect.poll(() => heading.element().closest("[inert]")).not.toBeNull();
        await userEvent.keyboard("{Tab}{Enter}");
        await expect.element(page.getByRole("combobox")).toHaveFocus();
        await userEvent.keyboard("{Escape}");
        await expect.element(open).toHaveFocus();
        await userEvent.keyboard("{Enter}");
        await expect.element(button("Close the menu")).toHaveFocus();
        await userEvent.keyboard("{Escape}");
        await expect.element(open).toHaveFocus();
        expect(heading.element().closest("[inert]")).toBeNull();
    });
});

describe("people who are looked for", () => {
    it("are counted aloud", async () => {
        const view = withEffects(() => new PeopleView("/people", { phase: "everyone", sort: "changed", descending: true }));
        show(PeopleList, { view, columns: columnsOf("person"), label: "People" });
        const status = page.getByRole("status");
        await expect.element(page.getByText("Maya Stone").first()).toBeVisible();
        await expect.element(status).toHaveTextContent(/^$/);
        view.search = "Maya";
        await expect.element(status).toHaveTextContent("One found.");
    });
});

describe("the other entry of somebody, when it was chosen,", () => {
    it("leads to what will happen", async () => {
        const view = { record: { person: person(7), memberships: [] }, rows: [] };
        show(MergeDialog, { view: view as never, onclose: () => undefined });
        await page.getByRole("searchbox").fill("Noor");
        await page.getByRole("button", { name: /Noor/ }).click();
        await expect.element(page.getByRole("heading", { name: "What will happen" })).toHaveFocus();
    });
});
