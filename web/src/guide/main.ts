import words_of from "guide-words";
import { latinKey } from "../interface/latin-key.ts";
import { applyTheme, keptTheme, keepTheme, type ThemeChoice } from "../interface/theme-choice.ts";

/** What a page of the guide can do beyond being read. It works on the page's own elements and makes none. */

const names: Record<ThemeChoice, string> = { system: "like the system", light: "light", dark: "dark" };
const order: ThemeChoice[] = ["system", "light", "dark"];

function offerThemes(button: HTMLButtonElement): void {
    let choice = keptTheme();
    const show = (): void => {
        applyTheme(choice);
        button.dataset.choice = choice;
        button.ariaLabel = button.title = `Appearance: ${names[choice]}`;
    };
    button.addEventListener("click", () => {
        choice = order[(order.indexOf(choice) + 1) % order.length] ?? "system";
        keepTheme(choice);
        show();
    });
    show();
    button.hidden = false;
}

/** What a page is about; of one that is not of the guide, what it is called. */
function wordsOf(item: HTMLElement): string {
    const link = item.querySelector("a");
    return words_of[link?.pathname ?? ""] ?? link?.textContent.toLowerCase() ?? "";
}

/** Shows of the contents what has all the words; a section without any is not there. */
function offerSearch(contents: HTMLElement, field: HTMLInputElement): void {
    const none = contents.querySelector<HTMLElement>(".none");
    const look = (): void => {
        const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
        let found = 0;
        for (const section of contents.querySelectorAll("section")) {
            const items = [...section.querySelectorAll<HTMLElement>("li")];
            for (const item of items) item.hidden = !words.every((word) => wordsOf(item).includes(word));
            const shown = items.filter((item) => !item.hidden).length;
            section.hidden = shown === 0;
            found += shown;
        }
        if (none) none.textContent = found === 0 ? "No page is about that." : "";
    };
    field.addEventListener("input", look);
    field.addEventListener("keydown", (event) => {
        if (event.key === "Enter") contents.querySelector<HTMLAnchorElement>("section:not([hidden]) li:not([hidden]) a")?.click();
    });
    addEventListener("keydown", (event) => {
        if (latinKey(event) !== "/" || event.target instanceof HTMLInputElement || event.metaKey || event.ctrlKey || event.altKey) return;
        event.preventDefault();
        if (!contents.checkVisibility()) contents.showPopover();
        field.focus();
    });
    field.parentElement?.removeAttribute("hidden");
}

const contents = document.getElementById("contents");
const field = contents?.querySelector("input");
const button = document.querySelector<HTMLButtonElement>("button.theme");
if (button) offerThemes(button);
if (contents && field) offerSearch(contents, field);
contents?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
