import { mount } from "svelte";
import { whenIdle } from "../interface/idle.ts";
import { theme } from "../interface/theme.svelte.ts";
import "../styles/index.css";
import { codes } from "../words/codes.svelte.ts";
import { language } from "../words/language.svelte.ts";
import App from "./App.svelte";

theme.apply();
await language.begin({
    en: { words: () => import("words:reference/en"), codes: () => import("words:codes/en") },
    de: { words: () => import("words:reference/de"), codes: () => import("words:codes/de") },
    ar: { words: () => import("words:reference/ar"), codes: () => import("words:codes/ar") },
});
mount(App, { target: document.body });
whenIdle(codes.fetch);
