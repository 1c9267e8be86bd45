import { beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import ConfirmDialog from "../../src/interface/ConfirmDialog.svelte";
import { JudgedField } from "../../src/interface/judged-field.svelte.ts";
import Menu from "../../src/interface/Menu.svelte";
import PasswordField from "../../src/interface/PasswordField.svelte";
import Segments from "../../src/interface/Segments.svelte";
import TextField from "../../src/interface/TextField.svelte";
import { show } from "./stage.ts";

describe("a field that the core judges", () => {
    const box = page.getByRole("textbox", { name: "E-mail address" });

    beforeEach(() => {
        show(TextField, { field: new JudgedField("address"), label: "E-mail address", hint: "Where the mail goes", good: "Looks right" });
    });

    it("is named by its label and described by its hint", async () => {
        await expect.element(box).toHaveAccessibleDescription("Where the mail goes");
        await expect.element(box).toBeRequired();
        await expect.element(box).toHaveAttribute("aria-invalid", "false");
    });

    it("says what is wrong while one types, and is wrong only once it was left", async () => {
        await userEvent.fill(box, "maya");
        await expect.element(box).toHaveAccessibleDescription(/@/);
        await expect.element(box).toHaveAttribute("aria-invalid", "false");
        await userEvent.keyboard("{Tab}");
        await expect.element(box).toHaveAttribute("aria-invalid", "true");
        await userEvent.fill(box, "maya@corp.example");
        await expect.element(box).toHaveAccessibleDescription("Looks right");
        await expect.element(box).toHaveAttribute("aria-invalid", "false");
    });

    it("offers what was probably meant, as a button after the field", async () => {
        await userEvent.fill(box, "maya@gmial.com");
        const offer = page.getByRole("button", { name: "Did you mean maya@gmail.com?" });
        await expect.element(offer).toBeVisible();
        await userEvent.keyboard("{Tab}");
        await expect.element(offer).toHaveFocus();
        await userEvent.keyboard("{Enter}");
        await expect.element(box).toHaveValue("maya@gmail.com");
    });
});

describe("a new password", () => {
    it("is shown by a button that says so, and judged", async () => {
        show(PasswordField, { field: new JudgedField("password"), purpose: "new" as const });
        const box = page.getByLabelText("Password", { exact: true });
        const eye = page.getByRole("button", { name: "Show the password" });
        await expect.element(box).toHaveAttribute("type", "password");
        await userEvent.fill(box, "seven quiet lamps over water");
        await expect.element(box).toHaveAccessibleDescription("Strong enough");
        await userEvent.keyboard("{Tab}{Enter}");
        await expect.element(eye).toHaveAttribute("aria-pressed", "true");
        await expect.element(box).toHaveAttribute("type", "text");
    });
});

describe("a dialog", () => {
    const onconfirm = vi.fn(() => true);
    let opener: HTMLButtonElement;

    beforeEach(async () => {
        opener = document.createElement("button");
        opener.textContent = "Archive";
        document.body.append(opener);
        opener.focus();
        onconfirm.mockClear();
        show(ConfirmDialog, { open: true, title: "Archive Maya?", body: "She keeps her data.", confirm: "Archive Maya", onconfirm });
        await expect.element(page.getByRole("dialog", { name: "Archive Maya?" })).toBeVisible();
    });

    it("keeps the focus within, and gives it back to where it was", async () => {
        const stops = new Set<string>();
        for (let tab = 0; tab < 8; ++tab) {
            await userEvent.keyboard("{Tab}");
            stops.add(document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent?.trim() ?? "");
        }
        expect(stops).not.toContain("Archive");
        expect([...stops]).toEqual(expect.arrayContaining(["Close", "Cancel", "Archive Maya"]));
        await userEvent.keyboard("{Escape}");
        await expect.poll(() => document.activeElement).toBe(opener);
        expect(onconfirm).not.toHaveBeenCalled();
    });

    it("does what it asked, and closes", async () => {
        await page.getByRole("button", { name: "Archive Maya" }).click();
        expect(onconfirm).toHaveBeenCalledOnce();
        await expect.poll(() => document.querySelector("dialog[open]")).toBeNull();
    });
});

describe("tabs over a panel", () => {
    it("are one stop, and the arrows choose", async () => {
        const segments = [
            { value: "several", label: "Several" },
            { value: "one", label: "One" },
        ];
        show(Segments, { label: "How to invite", segments, value: "several", controls: "panel" });
        page.getByRole("tab", { name: "Several" }).element().focus();
        await userEvent.keyboard("{ArrowRight}");
        await expect.element(page.getByRole("tab", { name: "One" })).toHaveFocus();
        await expect.element(page.getByRole("tab", { name: "One" })).toHaveAttribute("aria-selected", "true");
        await userEvent.keyboard("{ArrowRight}");
        await expect.element(page.getByRole("tab", { name: "Several" })).toHaveAttribute("aria-selected", "true");
    });
});

describe("a menu", () => {
    it("is gone through by the keys, chooses, and gives the focus back", async () => {
        const chosen = vi.fn();
        const items = ["Open", "Resend", "Remove"].map((label) => ({ label, action: () => chosen(label) }));
        const opener = document.createElement("button");
        document.body.append(opener);
        const { openAt } = show(Menu, { label: "More for Maya", items }) as { openAt: (element: HTMLElement) => Promise<void> };
        await openAt(opener);
        await expect.element(page.getByRole("menu", { name: "More for Maya" })).toBeVisible();
        await expect.element(page.getByRole("menuitem", { name: "Open" })).toHaveFocus();
        await userEvent.keyboard("{End}{ArrowUp}{Enter}");
        expect(chosen.mock.calls).toEqual([["Resend"]]);
        await expect.poll(() => document.activeElement).toBe(opener);
    });
});
