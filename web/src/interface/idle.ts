/** Calls when the browser has nothing better to do, or soon. */
export function whenIdle(work: () => void): void {
    // Safari has no word for it.
    if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: 5000 });
    else setTimeout(work, 200);
}
