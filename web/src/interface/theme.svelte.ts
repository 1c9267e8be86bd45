export type ThemeChoice = "system" | "light" | "dark";

const key = "usher-theme";

function stored(): ThemeChoice {
    try {
        const value = localStorage.getItem(key);
        return value === "light" || value === "dark" ? value : "system";
    } catch {
        return "system";
    }
}

/** Light, dark, or what the system says; remembered in this browser. */
class Theme {
    choice = $state<ThemeChoice>(stored());

    choose(choice: ThemeChoice): void {
        this.choice = choice;
        try {
            localStorage.setItem(key, choice);
        } catch {
            // A browser that keeps nothing still shows what was chosen.
        }
        this.apply();
    }

    apply(): void {
        if (this.choice === "system") delete document.documentElement.dataset.theme;
        else document.documentElement.dataset.theme = this.choice;
    }
}

export const theme = new Theme();
