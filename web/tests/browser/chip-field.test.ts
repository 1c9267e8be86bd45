import { beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import ChipField from "../../src/admin/invite/ChipField.svelte";
import { InviteList } from "../../src/admin/invite/invite-list.svelte.ts";
import { core } from "../../src/core.ts";
import { labelled, pasteInto, show } from "./stage.ts";

const field = page.getByLabelText("E-mail addresses");
const chip = (text: string) => page.getByRole("button", { name: `Edit ${text}`, exact: true });
/** What a screen reader hears of whatever has the focus. */
const focused = (): string | null | undefined => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.tagName;
let list: InviteList;
const texts = (): string[] => list.people.map(({ text }) => text);

beforeEach(() => {
    list = new InviteList(core);
    labelled("E-mail addresses", "people");
    show(ChipField, { list, id: "people", described_by: "" });
});

describe("the field for whom to invite", () => {
    it("has the focus, and makes a chip at Enter, a comma and a semicolon", async () => {
        await expect.element(field).toHaveFocus();
        await userEvent.keyboard("ada@corp.example{Enter}");
        await userEvent.keyboard("ben@corp.example,");
        await userEvent.keyboard("cleo@corp.example;");
        await expect.element(chip("cleo@corp.example")).toBeVisible();
        expect(texts()).toEqual(["ada@corp.example", "ben@corp.example", "cleo@corp.example"]);
        await expect.element(field).toHaveValue("");
    });

    it("never sends at Enter, not even when it is empty", async () => {
        const form = document.createElement("form");
        let sent = 0;
        form.addEventListener("submit", (event) => (event.preventDefault(), ++sent));
        document.body.append(form);
        form.append(document.querySelector("main") as HTMLElement, document.createElement("button"));
        await field.click();
        await userEvent.keyboard("ada@corp.example{Enter}{Enter}");
        await expect.element(chip("ada@corp.example")).toBeVisible();
        expect(sent).toBe(0);
    });

    it("says of each chip what is wrong with it", async () => {
        await userEvent.keyboard("nobody{Enter}maya@gmial.com{Enter}");
        await expect.element(page.getByRole("button", { name: /^Edit nobody, ./ })).toBeVisible();
        await expect.element(chip("maya@gmial.com, Did you mean maya@gmail.com?")).toBeVisible();
    });

    it("takes a paste of any kind", async () => {
        await pasteInto(field, 'John Wayne <jw@cowboy.example>\nada@corp.example; "Ben Stone" <ben@corp.example>');
        await expect.element(chip("John Wayne")).toBeVisible();
        await expect.element(page.getByRole("button", { name: "Remove John Wayne", exact: true })).toBeInTheDocument();
        expect(list.people.map(({ address }) => address)).toEqual(["jw@cowboy.example", "ada@corp.example", "ben@corp.example"]);
    });
});

describe("the keys of the field for whom to invite", () => {
    beforeEach(async () => {
        await pasteInto(field, "ada@corp.example\nben@corp.example\ncleo@corp.example");
        await expect.element(chip("cleo@corp.example")).toBeVisible();
    });

    it("take the last chip back", async () => {
        await userEvent.keyboard("{Backspace}");
        await expect.poll(texts).toEqual(["ada@corp.example", "ben@corp.example"]);
        await expect.element(field).toHaveFocus();
    });

    it("go through the chips and remove one; the next has the focus then", async () => {
        await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
        expect(focused()).toBe("Edit ben@corp.example");
        await userEvent.keyboard("{Delete}");
        await expect.poll(texts).toEqual(["ada@corp.example", "cleo@corp.example"]);
        await expect.poll(focused).toBe("Edit cleo@corp.example");
        await userEvent.keyboard("{ArrowRight}");
        await expect.element(field).toHaveFocus();
    });

    it("go the other way where one reads from right to left", async () => {
        document.body.dir = "rtl";
        try {
            await userEvent.keyboard("{ArrowRight}{ArrowRight}");
            expect(focused()).toBe("Edit ben@corp.example");
            await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
            await expect.element(field).toHaveFocus();
        } finally {
            document.body.dir = "";
        }
    });

    it("put a chip back into the field to be edited where it was, and Escape lets it be", async () => {
        await userEvent.keyboard("{ArrowLeft}{ArrowLeft}{ArrowLeft}{Enter}");
        await expect.element(field).toHaveValue("ada@corp.example");
        await userEvent.keyboard("{End}.org{Enter}");
        await expect.poll(texts).toEqual(["ada@corp.example.org", "ben@corp.example", "cleo@corp.example"]);
        await userEvent.keyboard("{ArrowLeft}{F2}{Escape}");
        await expect.element(field).toHaveValue("");
        expect(texts()).toHaveLength(3);
    });
});
