import type { PeopleQuery, PeopleSort, PhaseFilter, Scope } from "@usher/core";
import { t } from "../../words/words.ts";

/** Which people are shown and in which order, as it stands in the address of the page. */
export interface PeopleChoice {
    search: string;
    phase: PhaseFilter;
    /** Undefined: wherever they are. Null: in the organization itself. */
    scope: Scope | undefined;
    role: string | null;
    group: string | null;
    delivery: "mail" | "link" | "code" | null;
    source: "account" | "integration" | null;
    sort: PeopleSort;
    descending: boolean;
}

/** In the order in which they are offered. */
export const phases: PhaseFilter[] = [
    "everyone",
    "active",
    "invited",
    "lapsed",
    "uninvited",
    "awaiting_approval",
    "offered",
    "declined",
    "revoked",
    "left",
    "archived",
    "open",
];
export const phaseWords = (phase: PhaseFilter): string => t(phase === "everyone" ? "people.tab_everyone" : `phase.${phase}`);

const deliveries = ["mail", "link", "code"] as const;
const sources = ["account", "integration"] as const;
const sorts: PeopleSort[] = ["name", "address", "phase", "role", "sent", "changed"];

/** What the choice is while the address says nothing else. */
export type Fallback = Pick<PeopleChoice, "phase" | "sort" | "descending">;

const among = <Value extends string>(values: readonly Value[], text: string | null): Value | undefined =>
    values.find((value) => value === text);

export function readChoice(query: URLSearchParams, fallback: Fallback): PeopleChoice {
    const sort = query.get("sort") ?? "";
    const project = query.get("project");
    const column = among(sorts, sort.replace(/^-/, ""));
    return {
        search: query.get("search") ?? "",
        phase: among(phases, query.get("phase")) ?? fallback.phase,
        scope: project === null ? undefined : project === "none" ? null : project,
        role: query.get("role"),
        group: query.get("group"),
        delivery: among(deliveries, query.get("delivery")) ?? null,
        source: among(sources, query.get("source")) ?? null,
        sort: column ?? fallback.sort,
        descending: column ? sort.startsWith("-") : fallback.descending,
    };
}

/** Only what differs from the fallback is written, so that the address stays short. */
export function writeChoice(choice: PeopleChoice, fallback: Fallback): URLSearchParams {
    const query = new URLSearchParams();
    if (choice.phase !== fallback.phase) query.set("phase", choice.phase);
    if (choice.search !== "") query.set("search", choice.search);
    if (choice.scope !== undefined) query.set("project", choice.scope ?? "none");
    for (const key of ["role", "group", "delivery", "source"] as const) {
        const value = choice[key];
        if (value !== null) query.set(key, value);
    }
    if (choice.sort !== fallback.sort || choice.descending !== fallback.descending)
        query.set("sort", `${choice.descending ? "-" : ""}${choice.sort}`);
    return query;
}

/** What the core is asked for. */
export function coreQuery(choice: PeopleChoice, from: number, to: number): Omit<PeopleQuery, "now"> {
    const { scope, ...rest } = choice;
    return { ...rest, ...(scope === undefined ? { anywhere: true } : { scope }), from, to };
}

/** How many conditions there are besides phase and search. */
export function conditions(choice: PeopleChoice): number {
    const { scope, role, group, delivery, source } = choice;
    return [scope !== undefined, role !== null, group !== null, delivery !== null, source !== null].filter(Boolean).length;
}
