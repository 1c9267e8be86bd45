import { svelte } from "@sveltejs/vite-plugin-svelte";
import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { serviceWorker } from "./plugins/service-worker.ts";
import { words } from "./plugins/words.ts";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as { version: string };

/** Two pages, admin/index.html and account/index.html, over one folder of assets that the server gives out for a year. */
export default defineConfig({
    plugins: [words(), svelte(), serviceWorker("src/service-worker.ts")],
    define: { __USHER_VERSION__: JSON.stringify(version) },
    build: {
        target: "es2022",
        // The pages' policy allows neither inlined files nor inline scripts.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: ["admin/index.html", "account/index.html"] },
    },
    worker: { format: "es" },
    test: { include: ["tests/**/*.test.ts"], environment: "node" },
});
