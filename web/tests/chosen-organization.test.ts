import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chooseOrganization, chosenOrganization, stayInOrganization } from "../src/kept/chosen-organization.ts";
import { forget } from "../src/kept/visit.ts";
import { Kept } from "./support/kept.ts";

const refused = (): never => {
    throw new DOMException("refused", "SecurityError");
};
const goTo = (tab: Kept): unknown => vi.stubGlobal("sessionStorage", tab);

describe("the organization in which an account works", () => {
    beforeEach(() => {
        vi.stubGlobal("localStorage", new Kept());
        goTo(new Kept());
    });

    afterEach(() => vi.unstubAllGlobals());

    it("is none before one is chosen", () => {
        expect(chosenOrganization("ada")).toBeUndefined();
    });

    it("is the chosen one in this tab and in a new one, for nobody else", () => {
        chooseOrganization("ada", "second");
        expect([chosenOrganization("ada"), chosenOrganization("bob")]).toEqual(["second", undefined]);
        goTo(new Kept());
        expect(chosenOrganization("ada")).toBe("second");
    });

    it("stays what a tab shows when another is chosen elsewhere", () => {
        const tab = new Kept();
        goTo(tab);
        stayInOrganization("ada", "first");
        goTo(new Kept());
        chooseOrganization("ada", "second");
        goTo(tab);
        expect(chosenOrganization("ada")).toBe("first");
    });

    it("stays chosen while another is shown in its stead", () => {
        chooseOrganization("ada", "second");
        stayInOrganization("ada", "first");
        expect(chosenOrganization("ada")).toBe("second");
    });

    it("is forgotten with the account", async () => {
        chooseOrganization("ada", "second");
        chooseOrganization("bob", "second");
        await forget("ada", null);
        expect([chosenOrganization("ada"), chosenOrganization("bob")]).toEqual([undefined, "second"]);
        goTo(new Kept());
        expect(chosenOrganization("ada")).toBeUndefined();
    });

    it("is none, silently, where the browser keeps nothing", () => {
        const nothing = { getItem: refused, setItem: refused, removeItem: refused };
        vi.stubGlobal("localStorage", nothing);
        vi.stubGlobal("sessionStorage", nothing);
        chooseOrganization("ada", "second");
        stayInOrganization("ada", "second");
        expect(chosenOrganization("ada")).toBeUndefined();
    });
});
