import { flushSync } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import ConfirmDialog from "../../src/interface/ConfirmDialog.svelte";
import { show } from "./stage.ts";

vi.mock("../../src/core.ts", () => ({ core: {} }));
const { default: Notices } = await import("../../src/interface/Notices.svelte");
const { notices } = await import("../../src/interface/notices.svelte.ts");

const button = (name: string) => page.getByRole("button", { name, exact: true });
const element = (id: string): HTMLElement => document.getElementById(id)!;

/** A page as the apps have it, in plain HTML: what is tested is what is done when parts of it go. */
function stand(html: string): void {
    const main = document.createElement("main");
    main.innerHTML = html;
    document.body.append(main);
}

describe("the focus, when what had it goes,", () => {
    it("goes on with the next row, after the last one with the row before, then with the heading", async () => {
        stand("<h1>Projects</h1><ul><li id=a><button>A</button></li><li id=b><button>B</button></li><li id=c><button>C</button></li></ul>");
        element("b").querySelector("button")!.focus();
        element("b").remove();
        await expect.element(button("C")).toHaveFocus();
        element("c").remove();
        await expect.element(button("A")).toHaveFocus();
        element("a").remove();
        await expect.element(page.getByRole("heading", { name: "Projects" })).toHaveFocus();
    });

    it("stays in its row when the button may not be pressed any more, and when the row is moved", async () => {
        stand("<ul><li id=a><button>Other</button></li><li id=b><button id=up>Up</button><button>Down</button></li></ul>");
        element("up").focus();
        element("a").before(element("b"));
        await expect.element(button("Up")).toHaveFocus();
        element("up").setAttribute("disabled", "");
        await expect.element(button("Down")).toHaveFocus();
    });

    it("goes to the heading of what was to be saved, and of the step that follows", async () => {
        stand("<h1>Settings</h1><section><h2>Who may join</h2><input /></section><footer><button id=save>Save</button></footer>");
        element("save").focus();
        element("save").setAttribute("disabled", "");
        await expect.element(page.getByRole("heading", { name: "Who may join" })).toHaveFocus();
        const next = document.createElement("section");
        next.innerHTML = "<h2>Review</h2><button>Register</button>";
        document.querySelector("section")!.replaceWith(next);
        await expect.element(page.getByRole("heading", { name: "Review" })).toHaveFocus();
    });

    it("is left alone by whoever has left it, and by whoever takes it", async () => {
        stand("<h1>People</h1><ul><li id=a><button>A</button></li><li><button>B</button></li></ul><button>Elsewhere</button>");
        const { activeElement: nothing } = document;
        element("a").querySelector("button")!.focus();
        element("a").querySelector("button")!.blur();
        await new Promise(requestAnimationFrame);
        element("a").remove();
        await new Promise(requestAnimationFrame);
        expect(document.activeElement).toBe(nothing);
        page.getByRole("button", { name: "B" }).element().focus();
        page.getByRole("button", { name: "B" }).element().remove();
        page.getByRole("button", { name: "Elsewhere" }).element().focus();
        await new Promise(requestAnimationFrame);
        await expect.element(button("Elsewhere")).toHaveFocus();
    });

    it("comes back from a notice to where it was", async () => {
        stand("<h1>People</h1><button id=here>Here</button>");
        show(Notices, {});
        notices.offer(notices.good("Removed"), { label: "Undo", run: () => undefined, until: Date.now() + 9000 });
        flushSync();
        element("here").focus();
        page.getByRole("button", { name: "Undo" }).element().focus();
        await userEvent.keyboard("{Enter}");
        await expect.element(button("Here")).toHaveFocus();
    });
});

describe("a dialog that asks", () => {
    beforeEach(() => {
        stand("<ul><li id=a><button>Remove A</button></li><li><button>Remove B</button></li></ul>");
        element("a").querySelector("button")!.focus();
        const onconfirm = (): boolean => (element("a").remove(), true);
        show(ConfirmDialog, { open: true, title: "Remove A?", body: "Everybody leaves it.", confirm: "Remove", onconfirm });
    });

    it("reads out what it asks, and begins with the harmless answer", async () => {
        await expect.element(page.getByRole("dialog")).toHaveAccessibleDescription("Everybody leaves it.");
        await expect.element(button("Cancel")).toHaveFocus();
    });

    it("leads to the row after the one that went by it", async () => {
        await userEvent.keyboard("{Tab}{Enter}");
        await expect.element(button("Remove B")).toHaveFocus();
    });
});
