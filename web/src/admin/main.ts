import { mount } from "svelte";
import { arrive, loadServerState } from "../api/session.svelte.ts";
import "../core.ts";
import { whenIdle } from "../interface/idle.ts";
import { theme } from "../interface/theme.svelte.ts";
import { database } from "../kept/database.ts";
import "../styles/index.css";
import { language } from "../words/language.svelte.ts";
import App from "./App.svelte";

// What takes a way to somewhere is begun at once, side by side.
const arrival = arrive();
arrival.catch(() => undefined);
void database();
if (/^\/(people\/?)?$/.test(location.pathname)) import("./people/PeoplePage.svelte").catch(() => undefined);

theme.apply();
// Code that cannot be fetched may be gone from a server that was renewed: its next answer says so.
addEventListener("vite:preloadError", () => void loadServerState().catch(() => undefined));
await language.begin({
    en: { words: () => import("words:admin/en"), later: () => import("words:admin/en/later"), codes: () => import("words:codes/en") },
    de: { words: () => import("words:admin/de"), later: () => import("words:admin/de/later"), codes: () => import("words:codes/de") },
    ar: { words: () => import("words:admin/ar"), later: () => import("words:admin/ar/later"), codes: () => import("words:codes/ar") },
});
mount(App, { target: document.body, props: { arrival } });
whenIdle(() => void import("../interface/focus-rescue.ts").catch(() => undefined));
