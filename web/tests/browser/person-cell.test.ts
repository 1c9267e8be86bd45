import { describe, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import type { OrganizationView } from "../../src/admin/known.svelte.ts";
import { person } from "./people.svelte.ts";
import { show } from "./stage.ts";

vi.mock("../../src/core.ts", () => ({ core: {} }));
const { default: PersonCell } = await import("../../src/admin/people/PersonCell.svelte");
const { known } = await import("../../src/admin/known.svelte.ts");

const projects = ["Atlas", "Borealis"].map((name) => ({ id: name.toLowerCase(), name }));
const expected = (scope: string | null) => ({ membership: `in ${scope ?? ""}`, scope, revoke: true });

describe("the place in a row of the table", () => {
    it("is the one by which they are shown, with how many others expect them, and which", async () => {
        known.now = { name: "Northwind", projects } as unknown as OrganizationView;
        const maya = { ...person(1, "Maya Stone"), also: [expected("atlas"), expected("borealis")] };
        show(PersonCell, { column: "scope", person: maya, oninvite: vi.fn() });
        await expect.element(page.getByText("Northwind", { exact: true })).toBeVisible();
        await expect.element(page.getByText("+2", { exact: true })).toBeVisible();
        await expect.element(page.getByTitle("Atlas, Borealis")).toHaveTextContent("+2 Atlas, Borealis");
    });

    it("is alone where there is no other", async () => {
        known.now = { name: "Northwind", projects } as unknown as OrganizationView;
        show(PersonCell, { column: "scope", person: { ...person(1), scope: "atlas", also: [] }, oninvite: vi.fn() });
        await expect.element(page.getByText("Atlas", { exact: true })).toBeVisible();
        await expect.element(page.getByText(/\+/)).not.toBeInTheDocument();
    });
});
