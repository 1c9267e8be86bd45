import { applyTheme, keepTheme, keptTheme, type ThemeChoice } from "./theme-choice.ts";

/** Light, dark, or what the system says; remembered in this browser. */
class Theme {
    choice = $state<ThemeChoice>(keptTheme());

    choose(choice: ThemeChoice): void {
        this.choice = choice;
        keepTheme(choice);
        this.apply();
    }

    apply(): void {
        applyTheme(this.choice);
    }
}

export const theme = new Theme();
