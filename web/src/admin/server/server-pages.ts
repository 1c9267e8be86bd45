import type { Component } from "svelte";
import type { ServerState } from "../../api/answers.ts";
import type { MessageKey } from "../../words/words.ts";

export interface ServerProperties {
    server: ServerState;
}

interface ServerPart {
    /** The last part of its address. */
    key: string;
    title: MessageKey;
    lead: MessageKey;
    load: () => Promise<{ default: Component<ServerProperties> }>;
}

/** The parts of the server's administration, in the order of their navigation. */
export const server_pages: ServerPart[] = [
    {
        key: "organizations",
        title: "server.organizations",
        lead: "server.organizations_lead",
        load: () => import("./Organizations.svelte"),
    },
    {
        key: "accounts",
        title: "server.accounts",
        lead: "server.accounts_lead",
        load: () => import("./Accounts.svelte"),
    },
    {
        key: "administrators",
        title: "server.administrators",
        lead: "server.administrators_lead",
        load: () => import("./Administrators.svelte"),
    },
    {
        key: "policies",
        title: "server.policies",
        lead: "server.policies_lead",
        load: () => import("./ServerPolicies.svelte"),
    },
];
