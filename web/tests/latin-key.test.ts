import { describe, expect, it } from "vitest";
import { latinKey } from "../src/interface/latin-key.ts";

const pressed = (key: string, code: string, shiftKey = false): string => latinKey({ key, code, shiftKey } as KeyboardEvent);

describe("the key that is pressed", () => {
    it("is what is written on it, wherever it is", () => {
        expect([pressed("i", "KeyG"), pressed("K", "KeyK", true), pressed("/", "Digit7", true), pressed("Escape", "Escape")]).toEqual(["i", "k", "/", "escape"]);
    });

    it("is that of its place where the layout is of another script", () => {
        expect([pressed("ه", "KeyI"), pressed("ш", "KeyI"), pressed("κ", "KeyK"), pressed("لا", "KeyB")]).toEqual(["i", "i", "k", "b"]);
        expect([pressed("ظ", "Slash"), pressed("؟", "Slash", true)]).toEqual(["/", "?"]);
    });

    it("is no command where another script has none there", () => {
        expect(["ö", "é"].map((key) => pressed(key, "Semicolon"))).not.toContain("/");
    });
});
