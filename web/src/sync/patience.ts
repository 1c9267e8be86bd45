/** How long to wait before trying again: doubling from half a second to a quarter of a minute, spread so that many pages do not come back at once. */
export function pauseAfter(failures: number, spread: number = Math.random()): number {
    const longest_ms = 15_000;
    const pause_ms = Math.min(longest_ms, 500 * 2 ** Math.max(0, failures - 1));
    return Math.round(pause_ms * (0.75 + spread / 2));
}

/** Resolves when the time is over, and at once when the browser comes back online. */
export function waitOrOnline(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
        const done = (): void => {
            clearTimeout(timer);
            removeEventListener("online", done);
            resolve();
        };
        const timer = setTimeout(done, milliseconds);
        addEventListener("online", done);
    });
}
