/** One thing that can be done about a notice, while there is time for it. */
export interface NoticeAction {
    label: string;
    run: () => void;
    /** In milliseconds since the epoch, by this machine's clock. */
    until: number;
}

export interface Notice {
    id: number;
    /** `busy` is under way and stays until it is over. */
    tone: "good" | "bad" | "busy";
    title: string;
    detail: string;
    /** Of work under way: how much of it is done, from 0 to 1. */
    part?: number;
    action?: NoticeAction;
}

const shown_ms = 6000;

/** Short words about what just happened, for some seconds; what failed stays until it is dismissed. */
class Notices {
    list = $state.raw<Notice[]>([]);
    #last = 0;
    #timers = new Map<number, ReturnType<typeof setTimeout>>();
    #held = false;

    good(title: string, detail = ""): number {
        return this.#add({ id: ++this.#last, tone: "good", title, detail }, shown_ms);
    }

    bad(title: string, detail = ""): number {
        return this.#add({ id: ++this.#last, tone: "bad", title, detail });
    }

    /** Says how far something has come. `over` takes it away. */
    busy(title: string): { tell: (part: number, detail?: string) => void; over: () => void } {
        const id = this.#add({ id: ++this.#last, tone: "busy", title, detail: "", part: 0 });
        return {
            tell: (part, detail = "") => this.#change(id, { part, detail }),
            over: () => this.dismiss(id),
        };
    }

    /** Says something else in the place of what a notice said that is still shown. */
    say(id: number, title: string, detail = ""): void {
        const notice = this.list.find((each) => each.id === id);
        if (!notice || (notice.title === title && notice.detail === detail)) return;
        this.#change(id, { title, detail });
        clearTimeout(this.#timers.get(id));
        this.#expire(id, shown_ms);
    }

    /** Offers something to do about a notice that is still shown. It goes with its time, even while somebody points at it; what failed stays without it. */
    offer(id: number, action: NoticeAction): void {
        const left_ms = action.until - Date.now();
        if (left_ms <= 0 || !this.list.some((notice) => notice.id === id)) return;
        this.#change(id, { action });
        setTimeout(() => this.#change(id, { action: undefined }), left_ms);
        if (!this.#timers.has(id)) return;
        clearTimeout(this.#timers.get(id));
        this.#expire(id, Math.max(shown_ms, left_ms));
    }

    /** What was offered cannot be done any more. */
    withdraw(id: number): void {
        this.#change(id, { action: undefined });
    }

    dismiss(id: number): void {
        clearTimeout(this.#timers.get(id));
        this.#timers.delete(id);
        this.list = this.list.filter((notice) => notice.id !== id);
    }

    /** While somebody points at them or has the focus in them, none goes. */
    hold(): void {
        this.#held = true;
        for (const timer of this.#timers.values()) clearTimeout(timer);
    }

    release(): void {
        this.#held = false;
        for (const id of this.#timers.keys()) this.#expire(id, shown_ms);
    }

    #add(notice: Notice, lasts_ms?: number): number {
        const most_at_once = 4;
        this.list = [...this.list, notice].slice(-most_at_once);
        if (lasts_ms !== undefined) this.#expire(notice.id, lasts_ms);
        return notice.id;
    }

    #change(id: number, change: { title?: string; part?: number; detail?: string; action?: NoticeAction | undefined }): void {
        this.list = this.list.map((notice) => {
            if (notice.id !== id) return notice;
            const { action = notice.action, ...rest } = change;
            const changed: Notice = { ...notice, ...rest };
            delete changed.action;
            return "action" in change && change.action === undefined ? changed : { ...changed, ...(action && { action }) };
        });
    }

    #expire(id: number, after_ms: number): void {
        const timer = this.#held ? undefined : setTimeout(() => this.dismiss(id), after_ms);
        this.#timers.set(id, timer as ReturnType<typeof setTimeout>);
    }
}

export const notices = new Notices();
