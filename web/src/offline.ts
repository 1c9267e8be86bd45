import { whenIdle } from "./interface/idle.ts";
import { scriptAddress, service_worker_address } from "./script-address.ts";

/** From the next time on the apps open without a network. Where the browser has no service workers, they need one. */
export function openOffline(): void {
    if (import.meta.env.DEV || !("serviceWorker" in navigator)) return;
    whenIdle(() => {
        void navigator.serviceWorker.register(scriptAddress(service_worker_address), { scope: "/" }).catch(() => undefined);
    });
}
