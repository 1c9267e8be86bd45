import type { CodeAt } from "@usher/core";

/** An answer that says no, read from its problem document (RFC 9457), or the lack of any answer: status 0, code `unreachable`. */
export class Problem extends Error {
    readonly status: number;
    readonly errors: CodeAt[];
    /** From Retry-After. */
    readonly wait_seconds: number | null;
    /** Whether the page may offer a new link. */
    readonly renewable: boolean;

    constructor(status: number, errors: CodeAt[], wait_seconds: number | null = null, renewable = false) {
        super(`${status} ${errors.map((error) => error.code).join(" ")}`);
        this.status = status;
        this.errors = errors;
        this.wait_seconds = wait_seconds;
        this.renewable = renewable;
    }

    get code(): string {
        return this.errors[0]?.code ?? "internal_error";
    }

    /** The first code about this field. */
    at(field: string): string | null {
        return this.errors.find((error) => error.field === field)?.code ?? null;
    }

    has(code: string): boolean {
        return this.errors.some((error) => error.code === code);
    }
}

export const unreachable = (): Problem => new Problem(0, [{ code: "unreachable", field: "" }]);

interface Document {
    errors?: { code?: unknown; field?: unknown }[];
    renewable?: unknown;
}

/** Reads what the server sent; a body that is not a problem document (a proxy's page) becomes `unavailable` or `internal`. */
export async function problemFrom(response: Response): Promise<Problem> {
    const wait = Number(response.headers.get("retry-after") ?? Number.NaN);
    let document: Document = {};
    try {
        document = (await response.json()) as Document;
    } catch {
        // Not a problem document: its status is all there is.
    }
    const errors = Array.isArray(document.errors)
        ? document.errors
              .filter((error) => typeof error.code === "string")
              .map((error) => ({
                  code: error.code as string,
                  field: typeof error.field === "string" ? error.field : "",
              }))
        : [];
    if (errors.length === 0) {
        const code = response.status === 404 ? "not_found" : response.status >= 502 ? "unavailable" : "internal_error";
        errors.push({ code, field: "" });
    }
    return new Problem(response.status, errors, Number.isFinite(wait) ? wait : null, document.renewable === true);
}

export function asProblem(thrown: unknown): Problem {
    return thrown instanceof Problem ? thrown : new Problem(0, [{ code: "internal_error", field: "" }]);
}
