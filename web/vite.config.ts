import { svelte } from "@sveltejs/vite-plugin-svelte";
import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { serviceWorker } from "./plugins/service-worker.ts";
import { words } from "./plugins/words.ts";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as { version: string };

/** What the reference needs too, which has no core; and Vite's own helper, which would bring a whole frame with it. */
const shared_by_all = {
    name: "common",
    test: /vite\/preload-helper|@lucide|node_modules\/svelte|web\/src\/(words|api\/(http|problem|clock)|interface\/(Menu|Notices|notices|StatePage|ThemeButton|theme|LanguageMenu))/,
    minShareCount: 2,
    priority: 1,
};
const shared_by_both = {
    name: "shared",
    test: /web\/src\/(api|kept|words|core\.ts|script-address|offline|interface\/(Menu|Avatar|Notices|notices|router|StatePage|OrganizationMark|ThemeButton|theme|LanguageMenu|initials|online|now))/,
    minShareCount: 2,
};
const frame_of_admin = {
    name: "frame",
    test: /web\/src\/(sync|admin\/(pages|shell\/(Shell|Sidebar|Navigation|Banner|shell|waiting)))/,
};

/** Two pages, admin/index.html and account/index.html, over one folder of assets that the server gives out for a year. */
export default defineConfig({
    plugins: [words(), svelte(), serviceWorker("src/service-worker.ts")],
    define: { __USHER_VERSION__: JSON.stringify(version) },
    build: {
        target: "es2022",
        // The pages' policy allows neither inlined files nor inline scripts.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
            input: ["admin/index.html", "account/index.html", "reference/index.html"],
            // What every first view needs comes in few files: small ones compress badly, and each is a request.
            output: { codeSplitting: { groups: [shared_by_all, shared_by_both, frame_of_admin] } },
        },
    },
    worker: { format: "es" },
    test: { include: ["tests/**/*.test.ts"], environment: "node", testTimeout: 30_000 },
});
