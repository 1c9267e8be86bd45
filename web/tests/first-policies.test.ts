import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setFirstPolicies } from "../src/admin/set-up/first-policies.ts";
import { presentZone } from "../src/words/time-zones.ts";
import { speak } from "../src/words/words.ts";

const own_zone = process.env.TZ;
const policies = { invite_ttl_ms: 604_800_000, onboarding: "direct" };
let sent: unknown[] = [];
let answers = true;

beforeEach(() => {
    [sent, answers] = [[], true];
    vi.stubGlobal("fetch", async (path: string, { method, body }: { method: string; body?: string }) => {
        if (method === "GET" && answers) return Response.json({ id: "northwind", policies });
        sent.push([method, path, JSON.parse(body ?? "null")]);
        return answers ? Response.json({}) : Response.json({ errors: [{ code: "unavailable", field: "" }] }, { status: 503 });
    });
});
afterEach(() => {
    vi.unstubAllGlobals();
    speak("en", {});
    if (own_zone === undefined) delete process.env.TZ;
    else process.env.TZ = own_zone;
});

describe("an organization that was just set up", () => {
    it("writes in its founder's language, and keeps their time", async () => {
        speak("de-DE", {});
        process.env.TZ = "Europe/Berlin";
        await setFirstPolicies("northwind");
        const wanted = { ...policies, default_locale: "de", time_zone: "Europe/Berlin" };
        expect(sent).toEqual([["PUT", "/v1/organizations/northwind/policies", { policies: wanted }]]);
    });

    it("is left as it is where that is its founder's already", async () => {
        speak("en-GB", {});
        process.env.TZ = "UTC";
        await setFirstPolicies("northwind");
        expect(sent).toEqual([]);
    });

    it("is set up all the same when that is refused", async () => {
        answers = false;
        await expect(setFirstPolicies("northwind")).resolves.toBeUndefined();
    });

    it("is given the present name of its zone", () => {
        expect(presentZone("Asia/Calcutta")).toBe("Asia/Kolkata");
        expect(presentZone("Europe/Berlin")).toBe("Europe/Berlin");
    });
});
