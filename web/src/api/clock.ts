/** The server's time, kept as the offset that its last answer showed. Everything that is sent or shown uses it. */
let offset_ms = 0;

export function noteServerTime(header: string | null, local_ms: number = Date.now()): void {
    const server_ms = header === null ? Number.NaN : Date.parse(header);
    if (Number.isFinite(server_ms)) offset_ms = server_ms - local_ms;
}

export function serverNow(): Date {
    return new Date(Date.now() + offset_ms);
}

/** RFC 3339 in UTC, as the wire has it. */
export function serverInstant(): string {
    return serverNow().toISOString();
}
