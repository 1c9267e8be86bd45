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
