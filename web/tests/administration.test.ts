import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { admin } from "../messages/en.ts";
import { known_kinds } from "../src/admin/audit/audit-entry.ts";
import { permission_groups } from "../src/admin/grants/permission-groups.ts";
import { canUndo, type FullJob, isOver } from "../src/admin/jobs/job.ts";
import { flaws } from "../src/admin/settings/flaws.ts";
import { template_kinds, variablesOf } from "../src/admin/settings/templates.ts";

const shared = (path: string): string => readFileSync(new URL(`../../shared/${path}`, import.meta.url), "utf8");
const words = admin as Record<string, string>;

describe("what is chosen from lists", () => {
    it("has every permission in one group of the grid", () => {
        const names = Array.from(shared("policy/permission.hpp").matchAll(/^\s+([a-z_]+) = \d+,/gm), (match) =>
            match[1]?.replace("_", "."),
        );
        expect(permission_groups.flatMap((group) => group.permissions).toSorted()).toEqual(names.toSorted());
    });

    it("has a name and a sentence for every kind of entry in an organization's log", () => {
        const of_instance = /^(instance_|account_|administrator_)/;
        const kinds = Array.from(shared("wire/event_codec.cpp").matchAll(/^ {4}"([a-z_]+)",$/gm), (match) => match[1] ?? "");
        expect(kinds.length).toBeGreaterThan(50);
        expect([...known_kinds].toSorted()).toEqual(kinds.filter((kind) => !of_instance.test(kind)).toSorted());
        for (const kind of known_kinds) expect([words[`audit.name_${kind}`], words[`audit.kind_${kind}`]], kind).not.toContain(undefined);
    });

    it("has words for every kind of mail, what it may name, and what may be better in it", () => {
        const keys = [
            ...template_kinds.flatMap((kind) => [`settings.kind_${kind}`, `settings.kind_${kind}_when`]),
            ...template_kinds.flatMap(variablesOf).map((variable) => `settings.variable_${variable}`),
            ...flaws.map((flaw) => `settings.flaw_${flaw}`),
        ];
        expect(keys.filter((key) => !(key in words))).toEqual([]);
    });
});

describe("a job", () => {
    const now = new Date("2026-11-28T12:00:20Z");
    const job: FullJob = {
        id: "job",
        kind: "invite_all",
        state: "done",
        started_by: "ada",
        started_at: "2026-11-28T12:00:00Z",
        scope: null,
        done: 3,
        failed: 0,
        total: 0,
    };

    it("is its starter's to take back until ten seconds after its mail was let go", () => {
        expect(canUndo(job, [job], "ada", now)).toBe(true);
        expect(canUndo(job, [job], "carol", now)).toBe(false);
        expect(canUndo({ ...job, released_at: "2026-11-28T12:00:11Z" }, [], "ada", now)).toBe(true);
        expect(canUndo({ ...job, released_at: "2026-11-28T12:00:10Z" }, [], "ada", now)).toBe(false);
    });

    it("is taken back once, and taking back is not", () => {
        const undo: FullJob = { ...job, id: "undo", kind: "undo", undoes: "job" };
        expect(canUndo(job, [job, undo], "ada", now)).toBe(false);
        expect(canUndo(undo, [job, undo], "ada", now)).toBe(false);
    });

    it("is over when it is done or stopped", () => {
        expect((["running", "paused", "done", "stopped"] as const).map((state) => isOver({ ...job, state }))).toEqual([false, false, true, true]);
    });
});
