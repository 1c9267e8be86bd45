import { mount } from "svelte";
import "../core.ts";
import { whenIdle } from "../interface/idle.ts";
import { theme } from "../interface/theme.svelte.ts";
import "../styles/index.css";
import { codes } from "../words/codes.svelte.ts";
import { language } from "../words/language.svelte.ts";
import App from "./App.svelte";

theme.apply();
await language.begin({
    en: { words: () => import("words:account/en"), codes: () => import("words:codes/en") },
    de: { words: () => import("words:account/de"), codes: () => import("words:codes/de") },
    ar: { words: () => import("words:account/ar"), codes: () => import("words:codes/ar") },
});
mount(App, { target: document.body });
whenIdle(codes.fetch);
whenIdle(() => void import("../interface/focus-rescue.ts").catch(() => undefined));
