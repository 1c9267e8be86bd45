export interface Notice {
    id: number;
    tone: "good" | "bad";
    title: string;
    detail: string;
}

/** Short words about what just happened, for some seconds; what failed stays until it is dismissed. */
class Notices {
    list = $state<Notice[]>([]);
    #last = 0;
    #timers = new Map<number, ReturnType<typeof setTimeout>>();

    good(title: string, detail = ""): void {
        this.#add({ id: ++this.#last, tone: "good", title, detail });
        this.#expire(this.#last);
    }

    bad(title: string, detail = ""): void {
        this.#add({ id: ++this.#last, tone: "bad", title, detail });
    }

    dismiss(id: number): void {
        clearTimeout(this.#timers.get(id));
        this.#timers.delete(id);
        this.list = this.list.filter((notice) => notice.id !== id);
    }

    /** While somebody points at them, none goes. */
    hold(): void {
        for (const timer of this.#timers.values()) clearTimeout(timer);
    }

    release(): void {
        for (const id of this.#timers.keys()) this.#expire(id);
    }

    #add(notice: Notice): void {
        const most_at_once = 4;
        this.list = [...this.list, notice].slice(-most_at_once);
    }

    #expire(id: number): void {
        this.#timers.set(
            id,
            setTimeout(() => this.dismiss(id), 6000),
        );
    }
}

export const notices = new Notices();
