import { serverNow } from "../api/clock.ts";

let ticks = $state(0);
setInterval(() => (ticks += 1), 20_000);

/** The server's time; whoever reads it in a view is brought up to date a few times a minute. */
export function currentTime(): Date {
    void ticks;
    return serverNow();
}
