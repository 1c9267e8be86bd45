import { defineConfig } from "vite";
import { guidePages } from "./plugins/guide.ts";

/** The pages of the guide, apart from the apps: they share no code with them, so that none becomes larger by it. */
export default defineConfig({
    plugins: [guidePages()],
    build: {
        target: "es2022",
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
    },
});
