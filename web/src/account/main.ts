import { mount } from "svelte";
import "../core.ts";
import { theme } from "../interface/theme.svelte.ts";
import "../styles/index.css";
import { language } from "../words/language.svelte.ts";
import App from "./App.svelte";

theme.apply();
await language.begin({
    en: () => import("words:account/en"),
    de: () => import("words:account/de"),
    ar: () => import("words:account/ar"),
});
mount(App, { target: document.body });
