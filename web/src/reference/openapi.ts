/** As much of OpenAPI 3.1 as the server's description of itself uses. */
export interface Schema {
    type?: string;
    format?: string;
    enum?: string[];
    maximum?: number;
    maxItems?: number;
    properties?: Record<string, Schema>;
    required?: string[];
    items?: Schema;
    additionalProperties?: boolean | Schema;
}

export interface Media {
    schema?: Schema;
}

export interface Parameter {
    name: string;
    in: "path" | "query" | "header";
    required: boolean;
    description?: string;
    schema: Schema;
}

export interface OpenApiResponse {
    $ref?: string;
    description?: string;
    content?: Record<string, Media>;
}

export interface OpenApiOperation {
    operationId: string;
    summary?: string;
    description?: string;
    tags?: string[];
    parameters: Parameter[];
    security: Record<string, string[]>[];
    requestBody?: { content: Record<string, Media> };
    responses: Record<string, OpenApiResponse>;
}

export interface OpenApiDocument {
    info: { title: string; version: string };
    paths: Record<string, Record<string, OpenApiOperation>>;
    components: { responses: Record<string, OpenApiResponse> };
}

/** Where something may be null is said in words on the page, once: types and choices stand without it. */
export function withoutNull<Value>(value: Value): Value {
    if (Array.isArray(value)) return value.map(withoutNull) as Value;
    if (typeof value !== "object" || value === null) return value;
    const plain = Object.entries(value).map(([key, each]) => {
        if (key === "type" && Array.isArray(each)) return [key, each[0]];
        if (key === "enum" && Array.isArray(each)) return [key, each.filter((choice) => choice !== null)];
        return [key, withoutNull(each)];
    });
    return Object.fromEntries(plain) as Value;
}
