import { createSubscriber } from "svelte/reactivity";
import { serverNow } from "../api/clock.ts";

const subscribe = createSubscriber((update) => {
    const timer = setInterval(update, 20_000);
    return () => clearInterval(timer);
});

/** The server's time; whoever reads it in a view is brought up to date a few times a minute. */
export function currentTime(): Date {
    subscribe();
    return serverNow();
}
