import { t, type MessageKey } from "../words/words.ts";
import { exampleOf } from "./example.ts";
import { withoutNull, type OpenApiDocument, type OpenApiOperation, type OpenApiResponse, type Parameter, type Schema } from "./openapi.ts";

export type Access = "anybody" | "session" | "program" | "sign_up" | "second_factor";

export interface Operation {
    id: string;
    /** Short: for the contents. */
    name: string;
    title: string;
    /** What the title does not say; empty: nothing. */
    detail: string;
    method: string;
    path: string;
    access: Access;
    parameters: Parameter[];
    /** None: the route takes no body. */
    request: Schema | undefined;
    request_type: string;
    /** None: the answer has no content, or text. */
    answer: Schema | undefined;
    answers_text: boolean;
    example: string;
    answer_example: string;
    /** What a search looks in, in lower case. */
    words: string;
}

export interface Group {
    id: string;
    title: string;
    operations: Operation[];
}

export interface Guide {
    version: string;
    groups: Group[];
    codes: string[];
}

/** The sections, in the order in which somebody new reads them, with the resources of each. */
const sections: [id: string, resources: string[]][] = [
    ["people", ["people", "identity"]],
    ["invitations", ["invitations", "memberships", "offers", "requests"]],
    ["organization", ["organizations", "policies", "identity-fields"]],
    ["lists", ["projects", "roles", "groups", "applications"]],
    ["mail", ["templates", "deliveries", "outbox", "mail"]],
    ["programs", ["integrations"]],
    ["jobs", ["jobs"]],
    ["changes", ["changes", "commands", "audit"]],
    ["account", ["sessions", "me", "sign-ups", "account", "accounts"]],
    ["server", ["server", "state", "set-up", "csp-reports", "openapi.json"]],
];

const words = (name: string): string => {
    const text = name.replaceAll(/[_-]/g, " ");
    return text.charAt(0).toUpperCase() + text.slice(1);
};

function accessOf(operation: OpenApiOperation): Access {
    if (operation.security.length === 0) return "anybody";
    if (operation.security.some((each) => "token" in each)) return "program";
    const begun = (["sign_up", "second_factor"] as const).find((name) => operation.security.some((each) => name in each));
    return begun ?? "session";
}

/** Of what excludes each other, an example has one; of what somebody else may have changed meanwhile, none. */
const left_out: Record<string, string[]> = { offer: ["request", "handle"], deny_request: ["membership"] };

function requestLines(operation: Operation): string {
    const lines = [`${operation.method} ${operation.path}`];
    if (operation.access === "program") lines.push("Authorization: Bearer {token}");
    else if (operation.access !== "anybody") lines.push(`Cookie: __Host-${operation.access}={${operation.access}}`);
    const has_session = operation.access !== "anybody" && operation.access !== "program";
    if (has_session && operation.method !== "GET") lines.push("X-CSRF-Token: {csrf_token}");
    if (operation.parameters.some((each) => each.name === "Idempotency-Key")) lines.push("Idempotency-Key: {key}");
    if (!operation.request) return lines.join("\n");
    const body = Object.entries(exampleOf(operation.request) as object).filter(([key]) => key !== "was" && !left_out[operation.id]?.includes(key));
    lines.push(`Content-Type: ${operation.request_type}`, "", JSON.stringify(Object.fromEntries(body), null, 2));
    return lines.join("\n");
}

function good(operation: OpenApiOperation, document: OpenApiDocument): OpenApiResponse {
    const response = operation.responses["200"] ?? operation.responses["2XX"] ?? {};
    const name = response.$ref?.split("/").at(-1);
    return name === undefined ? response : (document.components.responses[name] ?? {});
}

function operationOf(method: string, path: string, source: OpenApiOperation, document: OpenApiDocument): Operation {
    const answer = good(source, document).content?.["application/json"]?.schema;
    const [request_type, content] = Object.entries(source.requestBody?.content ?? {})[0] ?? ["", undefined];
    const operation: Operation = {
        id: source.operationId,
        name: words(source.operationId),
        title: source.summary ?? words(source.operationId),
        detail: source.description ?? "",
        method: method.toUpperCase(),
        path,
        access: accessOf(source),
        parameters: source.parameters,
        request: content?.schema,
        request_type,
        answer,
        answers_text: path === "/metrics",
        example: "",
        answer_example: answer ? JSON.stringify(exampleOf(answer), null, 2) : "",
        words: "",
    };
    operation.example = requestLines(operation);
    operation.words = [operation.id, operation.name, operation.title, operation.method, operation.detail, path].join(" ").toLowerCase();
    return operation;
}

function codesOf(document: OpenApiDocument): string[] {
    const problem = document.components.responses.problem?.content?.["application/problem+json"]?.schema;
    return problem?.properties?.errors?.items?.properties?.code?.enum ?? [];
}

/** What the server says of itself, in the order of this page. A resource that no section has gets one of its own. */
export function guideOf(source: OpenApiDocument): Guide {
    const document = withoutNull(source);
    const by_resource = new Map<string, Operation[]>();
    for (const [path, methods] of Object.entries(document.paths)) {
        for (const [method, operation] of Object.entries(methods)) {
            const resource = operation.tags?.[0] ?? "server";
            const list = by_resource.get(resource) ?? [];
            list.push(operationOf(method, path, operation, document));
            by_resource.set(resource, list);
        }
    }
    const groups: Group[] = [];
    for (const [id, resources] of sections) {
        const operations = resources.flatMap((resource) => by_resource.get(resource) ?? []);
        for (const resource of resources) by_resource.delete(resource);
        if (operations.length > 0) groups.push({ id, title: t(`reference.group_${id}` as MessageKey), operations });
    }
    for (const [resource, operations] of by_resource) groups.push({ id: resource, title: words(resource), operations });
    return { version: document.info.version, groups, codes: codesOf(document) };
}

/** The groups with the operations that have every word of the search. */
export function found(groups: Group[], search: string): Group[] {
    const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
    return groups
        .map((group) => ({
            ...group,
            operations: group.operations.filter((each) => wanted.every((word) => each.words.includes(word))),
        }))
        .filter((group) => group.operations.length > 0);
}
