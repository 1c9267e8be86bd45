import type { Core, InvitePerson } from "@usher/core";
import { beforeEach, describe, expect, it } from "vitest";
import { invitation } from "../src/admin/invite/invitation.ts";
import { at, ids, snapshot } from "./support/northwind.ts";
import { startCore } from "./support/real-core.ts";

/** That the hand-written declarations of the package say what the core really takes and gives. */
let core: Core;
const everyone = { search: "", phase: "everyone", sort: "changed", descending: true, from: 0, to: 10, now: at } as const;

const maya = (): InvitePerson => {
    const row = { text: "", name: "Maya Lind", address: "maya@corp.example", verdict: "create", code: null, suggestion: null } as const;
    return invitation(row, { scopes: [null], role: ids.member, groups: [], message: "", when: "now" });
};

beforeEach(async () => {
    core = await startCore();
});

describe("judging a field", () => {
    it("finds nothing wrong with an address, and gives its value", async () => {
        expect(await core.judgeField("address", "jw@cowboy.com")).toMatchObject({ code: null, value: "jw@cowboy.com" });
    });

    it("suggests a username for an address (U-07)", async () => {
        expect(await core.judgeField("address", "Maya.Stone+news@corp.example")).toMatchObject({ username: "maya.stone" });
        expect(await core.judgeField("address", "maya@")).not.toHaveProperty("username");
    });

    it("names what is wrong", async () => {
        expect(await core.judgeField("address", "broken@")).toMatchObject({ code: "address_domain_empty" });
        expect(await core.judgeField("name_required", "")).toMatchObject({ code: "required" });
    });

    it("suggests what was probably meant", async () => {
        expect(await core.judgeField("address", "jw@gmial.com")).toMatchObject({ code: null, suggestion: "jw@gmail.com" });
    });

    it("says which symbol of a typed code is wrong", async () => {
        expect(await core.judgeField("code", "ABCD-EFU1")).toMatchObject({ code: "code_symbol", symbol: 6 });
    });

    it("judges a password against the person's own words", async () => {
        const own = ["Hana Silverstone-Northwind"];
        expect(await core.judgeField("password", "short")).toMatchObject({ code: "password_too_short" });
        expect((await core.judgeField("password", "Hana Silverstone-Northwind", own)).code).toBe("password_contains_name");
        expect((await core.judgeField("password", "plenty of green umbrellas", own)).code).toBeNull();
    });
});

describe("the replica", () => {
    beforeEach(async () => {
        await core.open(ids.organization, ids.account);
        await core.put(snapshot);
    });

    it("shows its rows, counts and organization", async () => {
        const window = await core.window(everyone);
        expect(window).toMatchObject({ loaded: true, total: 1, organization: { id: ids.organization, name: "Northwind" } });
        expect(window.counts).toMatchObject({ everyone: 1, active: 1, invited: 0, lapsed: 0 });
        expect(window.rows[0]).toMatchObject({
            name: "Hana Silva",
            address: "hana@northwind.example",
            phase: "active",
            role: { name: "Founder" },
            pending: false,
            me: true,
            invitation: null,
            can: { resend: false, copy_link: false, revoke: false },
        });
    });

    it("says which roles may be granted", async () => {
        expect((await core.roles()).map(({ name, grantable }) => [name, grantable])).toEqual([
            ["Founder", true],
            ["Member", true],
        ]);
    });

    it("shows a predicted invitation as pending until it is settled", async () => {
        expect(await core.submit(1, at, maya())).toMatchObject({ errors: [] });
        const row = (await core.window(everyone)).rows.find((person) => person.name === "Maya Lind");
        expect(row).toMatchObject({ phase: "invited", pending: true, can: { resend: true, copy_link: true, revoke: true } });
        expect(await core.pending()).toMatchObject([{ sequence: 1, body: { type: "invite_person" } }]);
    });

    it("counts by scope and by day, predictions and all", async () => {
        await core.submit(1, at, maya());
        expect(await core.scopes()).toEqual([{ scope: null, everyone: 2, open: 1, active: 1 }]);
        expect(await core.days(["2026-11-19T09:00:00.000Z", at])).toEqual({
            more: false,
            days: [
                { added: 0, invited: 0, joined: 0 },
                { added: 2, invited: 1, joined: 1 },
            ],
        });
        await expect(core.days(["yesterday"])).rejects.toThrow("days: instant_malformed");
    });

    it("takes a refused prediction back and says what it was", async () => {
        await core.submit(1, at, maya());
        const errors = [{ code: "grant_above_ceiling", field: "role" }];
        const { refused } = await core.settle([{ sequence: 1, change: 0, errors, notes: [], renamed: [] }]);
        expect(refused).toMatchObject([{ sequence: 1, body: { type: "invite_person", address: "maya@corp.example" }, errors }]);
        expect((await core.window(everyone)).total).toBe(1);
    });

    it("judges a paste against who is here", async () => {
        const rows = await core.judgePaste("Maya Lind <maya@corp.example>, hana@northwind.example\nmaya@corp.example; broken@");
        expect(rows.map(({ verdict, code }) => [verdict, code])).toEqual([
            ["create", null],
            ["no_change", "already_active"],
            ["duplicate", null],
            ["invalid", "address_domain_empty"],
        ]);
        expect(rows[0]).toMatchObject({ name: "Maya Lind", address: "maya@corp.example", suggestion: null });
    });

    it("rejects a page that it cannot read", async () => {
        await expect(core.put("{}")).rejects.toThrow("missing_field");
    });
});
