import { createRawSnippet, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import Dialog from "../../src/interface/Dialog.svelte";
import { router } from "../../src/interface/router.svelte.ts";
import UnsavedInput from "../../src/interface/UnsavedInput.svelte";
import { unsaved } from "../../src/interface/unsaved.svelte.ts";
import { show } from "./stage.ts";

const home = location.pathname + location.search;
const asks = page.getByRole("dialog", { name: "Leave without saving?" });
const button = (name: string) => page.getByRole("button", { name, exact: true });

describe("a form with input that is not saved", () => {
    beforeEach(() => {
        router.replace("/settings/policies");
    });
    afterEach(() => router.replace(home));

    it("asks before another page is gone to, and stays when told so", async () => {
        show(UnsavedInput, { dirty: true });
        router.go("/settings/groups");
        await expect.element(asks).toBeVisible();
        await button("Stay").click();
        await expect.poll(() => document.querySelector("dialog[open]")).toBeNull();
        expect([router.path, location.pathname]).toEqual(["/settings/policies", "/settings/policies"]);
    });

    it("is left when that is wanted", async () => {
        show(UnsavedInput, { dirty: true });
        router.go("/settings/groups");
        await button("Leave").click();
        expect([router.path, location.pathname]).toEqual(["/settings/groups", "/settings/groups"]);
        await expect.poll(() => document.querySelector("dialog[open]")).toBeNull();
    });

    it("asks of the way back too", async () => {
        router.go("/settings/templates");
        show(UnsavedInput, { dirty: true });
        history.back();
        await expect.element(asks).toBeVisible();
        await expect.poll(() => location.pathname).toBe("/settings/templates");
        await userEvent.keyboard("{Escape}");
        await expect.poll(() => unsaved.asked).toBeUndefined();
        expect(router.path).toBe("/settings/templates");
        history.back();
        await button("Leave").click();
        await expect.poll(() => router.path).toBe("/settings/policies");
        expect(location.pathname).toBe("/settings/policies");
    });

    it("asks nothing while there is no such input, or it is gone", () => {
        show(UnsavedInput, { dirty: false });
        router.go("/settings/groups");
        expect(router.path).toBe("/settings/groups");
        expect(unsaved.any).toBe(false);
    });
});

describe("a dialog that is taken out of the page", () => {
    it("gives the focus back to where it was", async () => {
        const opener = document.createElement("button");
        opener.textContent = "Edit person";
        document.body.append(opener);
        opener.focus();
        const children = createRawSnippet(() => ({ render: () => "<input aria-label='Name' />" }));
        const dialog = mount(Dialog, { target: document.body, props: { open: true, title: "Edit person", children } });
        await expect.element(page.getByRole("dialog", { name: "Edit person" })).toBeVisible();
        await expect.element(page.getByRole("textbox", { name: "Name" })).toHaveFocus();
        await unmount(dialog);
        await expect.poll(() => document.activeElement).toBe(opener);
    });
});
