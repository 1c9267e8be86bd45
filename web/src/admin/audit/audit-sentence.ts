import { directory } from "../organization/directory.svelte.ts";
import { roleName } from "../../words/role-name.ts";
import { says, t, type MessageKey } from "../../words/words.ts";
import { type AuditEntry, known_kinds, type Payload } from "./audit-entry.ts";
import { places } from "./places.svelte.ts";

/** What things were called when they were last set, by their ids. */
export type Names = ReadonlyMap<string, string>;

/** Learns from entries what things are called, the newest word last. */
export function learnNames(entries: AuditEntry[], names: Map<string, string>): void {
    for (const { payload } of entries.toReversed()) {
        if (!payload) continue;
        if (payload.id && payload.name) names.set(payload.id, payload.name);
        const { person, account, name } = payload;
        if (account && name) names.set(account, name);
        if (typeof person === "object") names.set(person.id, person.name || (person.address ?? ""));
    }
}

function personName(payload: Payload, names: Names): string {
    const { person, invitation } = payload;
    const id = typeof person === "object" ? person.id : person;
    const written = typeof invitation === "object" ? invitation.written_to : undefined;
    const found = id === undefined ? undefined : directory.person(id)?.name || names.get(id);
    return found || written || t("who.somebody");
}

function grantedRole(payload: Payload, names: Names): string {
    const membership = typeof payload.membership === "object" ? payload.membership : undefined;
    const id = payload.role ?? membership?.role ?? payload.seats?.[0]?.role;
    return roleName((id && names.get(id)) || "none");
}

function jobName(kind: string): string {
    const key = `jobs.kind_${kind}`;
    return says(key) ? t(key) : kind;
}

/** A job that is of no place in particular has the organization's scope. */
const isOfNoPlace = ({ kind, payload }: AuditEntry): boolean => kind === "job_set" && payload?.kind !== "invite_all";

/** What happened, in a sentence. */
export function sentence(entry: AuditEntry, names: Names): string {
    const { payload, kind } = entry;
    if (!known_kinds.has(kind)) return t("audit.unknown", { kind });
    const who = directory.nameOf(entry.by, names);
    if (!payload) return t("audit.erased", { who });
    return t(`audit.kind_${kind}` as MessageKey, {
        who,
        person: personName(payload, names),
        role: grantedRole(payload, names),
        place: isOfNoPlace(entry) ? "none" : places.named(payload, names),
        job: jobName(payload.kind ?? ""),
        name: payload.name || (payload.id && names.get(payload.id)) || "",
        state: payload.state ?? "",
        cause: payload.cause ?? "",
        locale: payload.locale ?? "",
        count: (payload.people?.length ?? 0) + (payload.gone?.length ?? 0),
    });
}
