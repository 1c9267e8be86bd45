import type { IdentityField } from "@usher/core";
import { describe, expect, it } from "vitest";
import { editOf, onto, ontoOneOf } from "../src/admin/onto.ts";
import { isWaiting, type FullJob } from "../src/admin/jobs/job.ts";
import { bare, fieldsOnto, type FieldRow } from "../src/admin/settings/fields-onto.ts";

describe("what was changed in a form that was opened a while ago", () => {
    const role = { id: "r", name: "Member", permissions: ["people.read", "people.add"] };

    it("is put onto what stands there now, right by right", () => {
        const now = { ...role, permissions: ["people.read", "people.add", "audit.read"] };
        expect(onto(role, { ...role, name: "Colleague" }, now)).toEqual({ ...now, name: "Colleague" });
        expect(onto(role, { ...role, permissions: ["people.add", "roles.manage"] }, now).permissions).toEqual(["people.add", "audit.read", "roles.manage"]);
    });

    it("takes back nothing that a colleague has set, and takes away what is taken away", () => {
        const token = { id: "t", name: "Directory", permissions: [] as string[], generation: 1, expires_at: "2027-01-01T00:00:00Z" };
        const { expires_at: _, ...endless } = token;
        expect(onto<Partial<typeof token>>(token, endless, { ...token, generation: 2 })).toEqual({ ...endless, generation: 2 });
        expect(onto<Partial<typeof token>>(endless, { ...endless, name: "HR" }, token)).toEqual({ ...token, name: "HR" });
    });

    it("is sent with what it was put onto, so that what changes until it arrives stays", () => {
        const now = { ...role, permissions: ["people.read", "people.add", "audit.read"] };
        const was = { name: "Member", permissions: now.permissions };
        expect(ontoOneOf([now], role, { ...role, name: "Colleague" })).toEqual({ ...now, name: "Colleague", was });
        expect(editOf(now, { ...now, permissions: [] })).toEqual({ ...now, permissions: [], was });
    });

    it("is sent as it is wanted where the item is gone", () => {
        const { id: _, ...was } = role;
        expect(ontoOneOf([], role, { ...role, name: "Colleague" })).toEqual({ ...role, name: "Colleague", was });
    });
});

describe("the rows of the identity fields", () => {
    const field = (key: string, label = key): IdentityField => ({ key, label, required: false, confidential: true });
    const rowsOf = (...fields: IdentityField[]): FieldRow[] => fields.map((each, number) => ({ ...each, saved: true, number }));
    const merged = (stood: IdentityField[], rows: FieldRow[], now: IdentityField[]): IdentityField[] => bare(fieldsOnto(stood, rows, now, () => 99));
    const [born, phone, town] = [field("born"), field("phone"), field("town")];

    it("follow what is saved where nobody has touched them", () => {
        expect(merged([], [], [born, phone])).toEqual([born, phone]);
        expect(merged([born, phone], rowsOf(born, phone), [{ ...phone, label: "Telephone" }, town])).toEqual([{ ...phone, label: "Telephone" }, town]);
    });

    it("keep what was changed in them, part by part", () => {
        const rows = rowsOf({ ...born, label: "Birthday" }, phone);
        expect(merged([born, phone], rows, [{ ...born, required: true }, phone])).toEqual([{ ...born, label: "Birthday", required: true }, phone]);
        expect(merged([born, phone], rows, [phone])).toEqual([phone, { ...born, label: "Birthday" }]);
    });

    it("keep the new ones and the removed ones", () => {
        const rows = [...rowsOf(born), { ...town, saved: false, number: 7 }];
        expect(merged([born, phone], rows, [born, phone, field("shoe")])).toEqual([born, field("shoe"), town]);
    });

    it("keep the order that was made in them, else follow that of others", () => {
        expect(merged([born, phone], rowsOf(phone, born), [born, phone, town])).toEqual([phone, born, town]);
        expect(merged([born, phone], rowsOf(born, phone), [phone, born])).toEqual([phone, born]);
    });

    it("are saved ones once theirs are saved, and the same rows still", () => {
        const rows = [{ ...town, saved: false, number: 7 }, ...rowsOf(born)];
        expect(fieldsOnto([born], rows, [town, born], () => 99)).toEqual([{ ...town, saved: true, number: 7 }, ...rowsOf(born)]);
    });
});

describe("a job that was begun without a connection", () => {
    const job: FullJob = { id: "job", kind: "invite_all", state: "running", started_by: "ada", started_at: "", scope: null, done: 0, failed: 0, total: 0 };

    it("waits for it", () => {
        expect(isWaiting(job, "ada", 1, false)).toBe(true);
        expect(isWaiting(job, "ada", 1, true)).toBe(false);
        expect(isWaiting(job, "ada", 0, false)).toBe(false);
        expect(isWaiting(job, "carol", 1, false)).toBe(false);
        expect(isWaiting({ ...job, done: 3 }, "ada", 1, false)).toBe(false);
    });
});
