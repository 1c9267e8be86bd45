import { session } from "../../api/session.svelte.ts";
import { latinKey } from "../../interface/latin-key.ts";
import { replica } from "../../sync/replica.svelte.ts";

/** What of the shell is open, and what the palette can do beyond going somewhere: the page that is shown says that. */
export interface PaletteCommand {
    label: string;
    shortcut?: string;
    action: () => void;
}

class Shell {
    /** What is shown first stands there: the rest is fetched now, so that it is there before it is wanted. */
    settled = $state(false);
    palette = $state(false);
    /** What was typed for the palette before it was there. */
    typed = "";
    keys = $state(false);
    /** The dialog that invites; every page can open it. */
    inviting = $state(false);
    /** Nobody is signed in any more, or somebody else is. The page stays as it is, and what waits is kept. */
    get session_over(): boolean {
        return replica.session_over;
    }
    set session_over(over: boolean) {
        replica.session_over = over;
    }
    /** The dialog for it is open. */
    signing_in = $state(false);
    commands = $state.raw<PaletteCommand[]>([]);

    signedIn = (): void => {
        this.session_over = false;
        this.signing_in = false;
        session.other = null;
        replica.resume();
    };
}

export const shell = new Shell();

/** Single keys are commands only where nobody is writing and nothing modal is open. */
export function isTyping(event: KeyboardEvent): boolean {
    const target = event.target as HTMLElement;
    const writes = target.matches?.("input:not([type=checkbox]), textarea, select, [contenteditable]") ?? false;
    return writes || event.metaKey || event.ctrlKey || event.altKey || document.querySelector("dialog[open]") !== null;
}

/** "/" leads to the field that finds something on the page. */
export function toSearch(event: KeyboardEvent, search: { focus(): void } | undefined): void {
    if (latinKey(event) !== "/" || isTyping(event)) return;
    event.preventDefault();
    search?.focus();
}
