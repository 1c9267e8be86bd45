import { notices } from "../interface/notices.svelte.ts";
import { t } from "../words/words.ts";

/** After so long it is said how far the work has come. */
const patience_ms = 1000;

interface Progress {
    /** Both are counted alike. */
    tell: (done: number, all: number) => void;
    over: () => void;
}

/** Says how far work on so many has come, once it takes longer than a second. */
export function progress(title: string, all: number): Progress {
    let shown: ReturnType<typeof notices.busy> | undefined;
    let at: [part: number, detail: string] = [0, t("admin.so_far", { done: 0, all })];
    const timer = setTimeout(() => {
        shown = notices.busy(title);
        shown.tell(...at);
    }, patience_ms);
    return {
        tell: (done, all) => {
            at = [done / Math.max(1, all), t("admin.so_far", { done, all })];
            shown?.tell(...at);
        },
        over: () => {
            clearTimeout(timer);
            shown?.over();
        },
    };
}
