import { describe, expect, it } from "vitest";
import { flowing } from "../src/admin/preview/flowing.ts";
import { unknownTags } from "../src/admin/settings/templates.ts";

const broken = "Ada Lindqvist invites you to work with everybody in the organization of\nNorthwind, and to say so today.";

describe("a mail's text in a pane that is narrower than the mail", () => {
    it("flows where the width alone broke it", () => {
        expect(flowing(broken)).toBe(broken.replace("\n", " "));
    });

    it("keeps paragraphs, short lines, quotes and what is announced", () => {
        const link = `Open the invitation:\nhttps://northwind.example/${"a".repeat(80)}`;
        const text = `One\nTwo\n\n${link}\n\nAda writes:\n> Hello\n> there`;
        expect(flowing(text)).toBe(text);
    });

    it("flows within a quote", () => {
        const [one, other] = [`> ${"word ".repeat(13)}words`, "> continued here"];
        expect(flowing(`${one}\n${other}`)).toBe(`${one} continued here`);
    });
});

describe("what a template cannot name", () => {
    it("is told as it was typed, each once", () => {
        expect(unknownTags("invitation", "Hello {{recipient}}, {{foo}} {{ foo }} {{foo}} {{#message}}{{message}}{{/message}}")).toEqual([
            "{{foo}}",
            "{{ foo }}",
        ]);
    });

    it("depends on the kind", () => {
        expect(unknownTags("invitation", "{{lapses}} {{link}}")).toEqual([]);
        expect(unknownTags("archived", "{{organization}} {{link}}")).toEqual(["{{link}}"]);
    });
});
