import { clientsClaim } from "workbox-core";
import { cleanupOutdatedCaches, createHandlerBoundToURL, matchPrecache, precacheAndRoute, type PrecacheEntry } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { shellOf } from "./shells.ts";

/** Every file of the build, by plugins/service-worker.ts. */
declare const __PRECACHE__: PrecacheEntry[];
declare const self: { skipWaiting(): Promise<void> };

/** So long a navigation waits for a server that does not answer. */
const patience_ms = 4000;

void self.skipWaiting();
clientsClaim();
cleanupOutdatedCaches();
// Pages of the guide are asked of the server first, as all pages are.
precacheAndRoute(__PRECACHE__, { cleanURLs: false });

const kept = {
    "/admin/index.html": createHandlerBoundToURL("/admin/index.html"),
    "/account/index.html": createHandlerBoundToURL("/account/index.html"),
    "/reference/index.html": createHandlerBoundToURL("/reference/index.html"),
};

/**
 * The server's own page as long as there is a server, so that code is never older than it; else the page that was kept. What is
 * under /v1, and everything else that is no page of an app, never comes here: data is the replica's, and no answer is cached.
 */
registerRoute(
    new NavigationRoute(
        async (options) => {
            try {
                const response = await fetch(options.request, { signal: AbortSignal.timeout(patience_ms) });
                if (response.status < 502) return response;
            } catch {
                // Nobody there.
            }
            const { pathname } = options.url;
            return (await matchPrecache(`${pathname}.html`)) ?? kept[shellOf(pathname)](options);
        },
        { denylist: [/^\/(v1|scim|healthz|readyz|metrics|assets)(\/|$)/] },
    ),
);
