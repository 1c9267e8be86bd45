import { afterEach, describe, expect, it } from "vitest";
import { listed } from "../src/interface/listed.ts";
import { speak } from "../src/words/words.ts";

afterEach(() => speak("en", {}));

describe("names in a list", () => {
    it("are put together as the language does it", () => {
        expect([listed([]), listed(["Atlas"]), listed(["Atlas", "Borealis", "Cygnus"])]).toEqual(["", "Atlas", "Atlas, Borealis, Cygnus"]);
        speak("de", {});
        expect(listed(["Atlas", "Borealis", "Cygnus"])).toBe("Atlas, Borealis und Cygnus");
    });

    it("keep their direction to themselves on an Arabic page, and where one is Arabic", () => {
        expect(listed(["Atlas", "تصميم"])).toBe("\u2068Atlas\u2069, \u2068تصميم\u2069");
        speak("ar", {});
        const text = listed(["Atlas", "Borealis", "Cygnus"]);
        expect(text).not.toContain(",");
        expect(text.match(/\u2068\w+\u2069/g)).toEqual(["\u2068Atlas\u2069", "\u2068Borealis\u2069", "\u2068Cygnus\u2069"]);
    });
});
