import type { Policies } from "@usher/core";
import { request } from "../../api/http.ts";
import { ownZone } from "../../words/time-zones.ts";
import { pageLanguage } from "../../words/words.ts";

/** A new organization writes in the language of whoever founds it, and keeps their time. Without this it can still be set. */
export async function setFirstPolicies(organization: string): Promise<void> {
    const path = `/v1/organizations/${organization}`;
    try {
        const { policies } = (await request<{ policies: Policies }>("GET", path)).body;
        const [default_locale, time_zone] = [pageLanguage(), ownZone()];
        if ((policies.default_locale ?? "en") === default_locale && (policies.time_zone ?? "UTC") === time_zone) return;
        await request("PUT", `${path}/policies`, { policies: { ...policies, default_locale, time_zone } });
    } catch {
        // What was set up stays so.
    }
}
