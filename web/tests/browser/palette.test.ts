import { beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { OrganizationSeat } from "../../src/api/answers.ts";
import type { OrganizationView } from "../../src/admin/known.svelte.ts";
import { session } from "../../src/api/session.svelte.ts";
import { router } from "../../src/interface/router.svelte.ts";
import { news } from "./news.svelte.ts";
import { person } from "./people.svelte.ts";
import { show } from "./stage.ts";

const found = vi.hoisted(() => ({ rows: [] as unknown[], after: Promise.resolve() }));
vi.mock("../../src/core.ts", () => ({ core: {} }));
vi.mock("../../src/sync/replica.svelte.ts", async () => {
    const { news } = await import("./news.svelte.ts");
    const has = (row: unknown, search: string): boolean => (row as { name: string }).name.toLowerCase().includes(search.toLowerCase());
    return {
        replica: {
            get version() {
                return news.version;
            },
            organization: "northwind",
            window: async ({ search }: { search: string }) => {
                await found.after;
                return { rows: found.rows.filter((row) => has(row, search)) };
            },
        },
    };
});
const { default: Palette } = await import("../../src/admin/shell/Palette.svelte");
const { known } = await import("../../src/admin/known.svelte.ts");
const { shell } = await import("../../src/admin/shell/shell.svelte.ts");

const organization: OrganizationSeat = { id: "northwind", name: "Northwind", person: "ada", role: null, permissions: ["people.read"] };
const box = page.getByRole("combobox", { name: "Search and commands" });
/** What is pointed out as the one that Enter takes. */
const active = (): string | undefined => {
    const id = document.querySelector('[role="combobox"]')?.getAttribute("aria-activedescendant") ?? "";
    const option = document.getElementById(id);
    return option?.getAttribute("aria-selected") === "true" ? option.querySelector(".names")?.textContent?.trim() : undefined;
};

beforeEach(async () => {
    session.organizations = [];
    known.now = undefined;
    found.after = Promise.resolve();
    found.rows = [person(1, "Maya Stone"), person(2, "Goran Stone")];
    show(Palette, { organization });
    shell.palette = true;
    await expect.element(box).toHaveFocus();
});

describe("the palette", () => {
    it("is a combobox over a list of what can be done", async () => {
        await expect.element(box).toHaveAttribute("aria-expanded", "true");
        await expect.element(page.getByRole("listbox", { name: "Search and commands" })).toBeVisible();
        await expect.element(page.getByRole("option", { name: "Go to People", exact: true })).toHaveAttribute("aria-selected", "true");
    });

    it("begins with what was typed before it was there", async () => {
        await userEvent.keyboard("{Escape}");
        await expect.poll(() => shell.palette).toBe(false);
        [shell.typed, shell.palette] = ["goran", true];
        await expect.element(box).toHaveValue("goran");
        await expect.poll(active).toContain("Goran Stone");
    });

    it("goes through what is found by the keys, round and round", async () => {
        await userEvent.keyboard("go to");
        await expect.poll(active).toBe("Go to People");
        await userEvent.keyboard("{ArrowDown}");
        expect(active()).toBe("Go to Overview");
        await userEvent.keyboard("{ArrowUp}{ArrowUp}");
        expect(active()).toBe("Go to your account");
    });

    it("runs what is pointed out, and closes", async () => {
        const go = vi.spyOn(router, "go").mockImplementation(() => undefined);
        await userEvent.keyboard("stone");
        await expect.poll(active).toContain("Maya Stone");
        await userEvent.keyboard("{ArrowDown}{Enter}");
        expect(go).toHaveBeenCalledWith("/people/person-2");
        await expect.poll(() => shell.palette).toBe(false);
        go.mockRestore();
    });

    it("finds who comes while it is open", async () => {
        await userEvent.keyboard("zoe");
        await expect.element(page.getByRole("status")).toHaveTextContent("Nothing matches.");
        found.rows = [person(3, "Zoe Late")];
        news.version += 1;
        await expect.poll(active).toContain("Zoe Late");
        found.rows = [person(4, "Zoe Early"), ...found.rows];
        news.version += 1;
        await expect.element(page.getByRole("option", { name: /Zoe Early/ })).toBeVisible();
        expect(active()).toContain("Zoe Late");
    });

    it("finds the parts of the settings that one may change, by their names", async () => {
        const go = vi.spyOn(router, "go").mockImplementation(() => undefined);
        await userEvent.keyboard("templates");
        await expect.element(page.getByRole("status")).toHaveTextContent("Nothing matches.");
        session.organizations = [{ ...organization, permissions: ["settings.manage"] }];
        await expect.element(page.getByRole("status")).toHaveTextContent("Nothing matches.");
        await userEvent.fill(box, "policies");
        await expect.poll(active).toBe("Go to Settings: Policies");
        await userEvent.keyboard("{Enter}");
        expect(go).toHaveBeenCalledWith("/settings/policies");
        await expect.poll(() => shell.palette).toBe(false);
        go.mockRestore();
    });

    it("finds groups, and leads to who is in one", async () => {
        const go = vi.spyOn(router, "go").mockImplementation(() => undefined);
        const groups = [{ id: "group-1", name: "Engineering" }, { id: "group-2", name: "Engineering" }];
        known.now = { groups, projects: [] } as unknown as OrganizationView;
        await expect.element(page.getByRole("option", { name: /Engineering/ })).not.toBeInTheDocument();
        await userEvent.keyboard("engin");
        await expect.poll(active).toBe("Show the group Engineering");
        await userEvent.keyboard("{ArrowDown}{Enter}");
        expect(go).toHaveBeenCalledWith("/people?group=group-2");
        await expect.poll(() => shell.palette).toBe(false);
        go.mockRestore();
    });

    it("says that there is nothing, or how much, only when it has looked", async () => {
        let answer: () => void = () => undefined;
        found.after = new Promise((resolve) => (answer = resolve));
        await userEvent.keyboard("stone");
        await expect.element(page.getByRole("option")).not.toBeInTheDocument();
        await expect.element(page.getByRole("status")).toHaveTextContent(/^$/);
        answer();
        await expect.element(page.getByRole("status")).toHaveTextContent("2 found.");
    });

    it("says that there is nothing, and Escape closes it", async () => {
        await userEvent.keyboard("xyzzy");
        await expect.element(page.getByRole("status")).toHaveTextContent("Nothing matches.");
        expect(active()).toBeUndefined();
        await userEvent.keyboard("{Escape}");
        await expect.poll(() => shell.palette).toBe(false);
    });
});
