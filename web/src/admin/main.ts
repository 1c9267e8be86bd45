import { mount } from "svelte";
import "../core.ts";
import { theme } from "../interface/theme.svelte.ts";
import "../styles/index.css";
import { language } from "../words/language.svelte.ts";
import App from "./App.svelte";

theme.apply();
await language.begin({
    en: () => import("words:admin/en"),
    de: () => import("words:admin/de"),
    ar: () => import("words:admin/ar"),
});
mount(App, { target: document.body });
