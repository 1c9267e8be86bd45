import type { Schema } from "./openapi.ts";

/** Values that look like what usually stands under a name. */
const usual: Record<string, unknown> = {
    address: "maya@company.example",
    to: "maya@company.example",
    name: "Harbour",
    organization_name: "Northwind",
    locale: "en",
    subject: "Come to {{organization}}",
    text: "Hello{{#recipient}} {{recipient}}{{/recipient}},\n\n{{link}}",
    message: "See you on Monday.",
    metadata: "{}",
    username: "maya.stone",
    handle: "maya",
    status: "up",
    version: "0.1.0",
    code: "required",
    field: "address",
    password: "a quiet walk along the river",
    invite_ttl_ms: 604_800_000,
    key: "date_of_birth",
    kind: "invitation",
    flaw: "link_missing",
    reply: "2.0.0 queued",
};

function textOf(schema: Schema, name: string): unknown {
    if (schema.enum) return schema.enum[0];
    if (schema.format === "uuid") return "0192f0c1-7a3e-7c52-9d1b-5b8a3c2e4f60";
    if (name === "expires_at") return "2036-01-31T12:00:00Z";
    if (schema.format === "date-time") return "2026-11-27T14:05:00Z";
    if (schema.format === "email") return "maya@company.example";
    return usual[name] ?? "…";
}

/** A value that fits the schema. Of a long object, what is required; of a short one, everything. */
export function exampleOf(schema: Schema, name = "", depth = 0): unknown {
    switch (schema.type) {
        case "array":
            return depth > 4 ? [] : [exampleOf(schema.items ?? {}, name, depth + 1)];
        case "boolean":
            return false;
        case "integer":
            return usual[name] ?? Math.min(1, schema.maximum ?? 1);
        case "string":
            return textOf(schema, name);
        default:
            break;
    }
    const properties = Object.entries(schema.properties ?? {});
    const required = schema.required ?? [];
    const shown = properties.length > 8 ? properties.filter(([key]) => required.includes(key)) : properties;
    return Object.fromEntries(shown.map(([key, each]) => [key, exampleOf(each, key, depth + 1)]));
}
