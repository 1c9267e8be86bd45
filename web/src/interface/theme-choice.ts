export type ThemeChoice = "system" | "light" | "dark";

const key = "usher-theme";

/** What was chosen in this browser. */
export function keptTheme(): ThemeChoice {
    try {
        const value = localStorage.getItem(key);
        return value === "light" || value === "dark" ? value : "system";
    } catch {
        return "system";
    }
}

export function keepTheme(choice: ThemeChoice): void {
    try {
        localStorage.setItem(key, choice);
    } catch {
        // A browser that keeps nothing still shows what was chosen.
    }
}

/** Dresses the page. */
export function applyTheme(choice: ThemeChoice): void {
    if (choice === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
}
