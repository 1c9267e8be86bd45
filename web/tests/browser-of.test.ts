import { describe, expect, it } from "vitest";
import { browserOf, networkOf } from "../src/account/home/browser-of.ts";

describe("what a session's browser is called", () => {
    it.each([
        ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Linux"],
        ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome", "Windows"],
        ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge", "Windows"],
        ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "Safari", "macOS"],
        ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari", "iOS"],
        ["Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome", "Android"],
        ["curl/8.14.1", "curl", ""],
        ["", "", ""],
    ])("%s", (agent, browser, system) => {
        expect(browserOf(agent)).toEqual({ browser, system });
    });

    it("names a network as one writes it", () => {
        expect(networkOf("192.0.2.7/32")).toBe("192.0.2.7");
        expect(networkOf("2001:db8:1:2::/64")).toBe("2001:db8:1:2::/64");
    });
});
