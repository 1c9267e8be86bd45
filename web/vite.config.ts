import { svelte } from "@sveltejs/vite-plugin-svelte";
import { playwright } from "@vitest/browser-playwright";
import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { first_views } from "./first-views.ts";
import { filesFrom, sayingOf } from "./plugins/first-view.ts";
import { icons } from "./plugins/icons.ts";
import { scriptLimits } from "./plugins/script-limits.ts";
import { serviceWorker } from "./plugins/service-worker.ts";
import { words } from "./plugins/words.ts";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as { version: string };

/** What every first view needs comes in few files: small ones compress badly, and each is a request. */
const admin = filesFrom("src/admin/main.ts");
const people = filesFrom("src/admin/people/PeoplePage.svelte");
const account = filesFrom("src/account/main.ts");
const reference = filesFrom("src/reference/main.ts");
const shared_files: [name: string, holds: (file: string) => boolean][] = [
    // Vite's own helper too, which all have, or it would bring a whole frame with it.
    ["common", (file) => file.includes("vite/preload-helper") || reference.has(file) && (admin.has(file) || people.has(file))],
    ["shared", (file) => account.has(file) && (admin.has(file) || people.has(file))],
    ["frame", (file) => admin.has(file)],
    ["people", (file) => people.has(file)],
    ["beside", (file) => account.has(file) && reference.has(file)],
];
const groups = shared_files.map(([name, holds], index) => ({ name, test: holds, priority: shared_files.length - index }));

/** Two pages, admin/index.html and account/index.html, over one folder of assets that the server gives out for a year. */
export default defineConfig({
    plugins: [icons(), words({ admin: sayingOf([...admin, ...people]) }), svelte(), scriptLimits(first_views), serviceWorker("src/service-worker.ts")],
    define: { __USHER_VERSION__: JSON.stringify(version) },
    build: {
        target: "es2022",
        // The pages of the guide are there already.
        emptyOutDir: false,
        // The pages' policy allows neither inlined files nor inline scripts.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
            input: ["admin/index.html", "account/index.html", "reference/index.html"],
            output: { codeSplitting: { groups } },
        },
    },
    worker: { format: "es" },
    test: {
        testTimeout: 30_000,
        projects: [
            { extends: true, test: { name: "node", include: ["tests/*.test.ts"], environment: "node" } },
            {
                extends: true,
                // What is found late would reload the page in the middle of a test.
                optimizeDeps: { noDiscovery: true },
                test: {
                    name: "browser",
                    include: ["tests/browser/*.test.ts"],
                    setupFiles: ["tests/browser/setup.ts"],
                    browser: {
                        enabled: true,
                        headless: true,
                        screenshotFailures: false,
                        provider: playwright({ launchOptions: { executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] } }),
                        instances: [{ browser: "chromium", viewport: { width: 1100, height: 760 } }],
                    },
                },
            },
        ],
    },
});
