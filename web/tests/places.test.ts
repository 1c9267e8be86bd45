import { afterEach, describe, expect, it } from "vitest";
import { languages, mailLanguages, time_zones } from "../src/admin/settings/places.ts";
import { speak } from "../src/words/words.ts";

const values = (choices: { value: string }[]): string[] => choices.map(({ value }) => value).toSorted();
const labelOf = (zone: string, present = "UTC"): string | undefined => time_zones(present).find(({ value }) => value === zone)?.label;

afterEach(() => speak("en", {}));

describe("the languages of mails", () => {
    it("are those in which there are words: Usher's or the organization's", () => {
        expect(values(mailLanguages("en", []))).toEqual(["ar", "de", "en"]);
        expect(values(mailLanguages("en", [{ locale: "fr" }, { locale: "de" }]))).toEqual(["ar", "de", "en", "fr"]);
    });

    it("have the present one among them, and any can be written in", () => {
        expect(values(mailLanguages("pt-BR", []))).toEqual(["ar", "de", "en", "pt-BR"]);
        expect(values(languages("en"))).toContain("ja");
    });
});

describe("the time zones", () => {
    it("have their present ids and a name in the reader's language", () => {
        expect(labelOf("Europe/Berlin")).toBe("Europe/Berlin – Central European Time");
        speak("de", {});
        expect(labelOf("Europe/Berlin")).toBe("Europe/Berlin – Mitteleuropäische Zeit");
        expect(values(time_zones("UTC"))).toEqual(expect.arrayContaining(["Asia/Kolkata", "Europe/Kyiv", "America/Argentina/Buenos_Aires"]));
        expect(values(time_zones("UTC"))).not.toContain("Asia/Calcutta");
    });

    it("leave what was saved as it is, once", () => {
        const zones = values(time_zones("Asia/Calcutta"));
        expect(zones).toContain("Asia/Calcutta");
        expect(zones).not.toContain("Asia/Kolkata");
        expect(labelOf("Asia/Calcutta", "Asia/Calcutta")).toMatch(/^Asia\/Kolkata – /);
        expect(labelOf("Mars/Olympus", "Mars/Olympus")).toBe("Mars/Olympus");
    });
});
