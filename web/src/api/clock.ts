const key = "usher-clock";
/** The server's answers say the second; what differs by less is not worth keeping. */
const worth_keeping_ms = 5000;

/** The server's time, kept as the offset that its last answer showed. Everything that is sent or shown uses it. */
let offset_ms = kept();

/** What the last answer showed in this browser: without a network, a wrong clock is no better than with one. */
function kept(): number {
    try {
        const value = Number(localStorage.getItem(key));
        return Number.isFinite(value) ? value : 0;
    } catch {
        return 0;
    }
}

function keep(): void {
    if (Math.abs(offset_ms - kept()) < worth_keeping_ms) return;
    try {
        localStorage.setItem(key, `${offset_ms}`);
    } catch {
        // A browser that keeps nothing learns it from the next answer.
    }
}

export function noteServerTime(header: string | null, local_ms: number = Date.now()): void {
    const server_ms = header === null ? Number.NaN : Date.parse(header);
    if (!Number.isFinite(server_ms)) return;
    offset_ms = server_ms - local_ms;
    keep();
}

export function serverNow(): Date {
    return new Date(Date.now() + offset_ms);
}

/** RFC 3339 in UTC, as the wire has it. */
export function serverInstant(): string {
    return serverNow().toISOString();
}
