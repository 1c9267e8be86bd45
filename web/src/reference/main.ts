import { mount } from "svelte";
import { codes, everywhere, reference } from "../../messages/en.ts";
import { theme } from "../interface/theme.svelte.ts";
import "../styles/index.css";
import { speak } from "../words/words.ts";
import App from "./App.svelte";

theme.apply();
speak("en", everywhere, codes, reference);
mount(App, { target: document.body });
