interface Asked {
    form: Form;
    go: () => void;
}

/** Says whether it holds input that is not saved. */
export type Form = () => boolean;

/** The forms that are shown, so that whoever would leave them asks first. */
class Unsaved {
    /** What is asked now, and what is done when the input is given up. */
    asked = $state.raw<Asked>();
    #forms = new Set<Form>();

    /** Whether something would be lost. */
    get any(): boolean {
        return this.#first !== undefined;
    }

    /** Gives what takes it away again. */
    add(form: Form): () => void {
        this.#forms.add(form);
        return () => {
            this.#forms.delete(form);
            this.stay(form);
        };
    }

    /** Goes at once when nothing would be lost, else when the form has asked and may be left. */
    leave(go: () => void): void {
        const form = this.#first;
        if (form) this.asked = { form, go };
        else go();
    }

    /** What another form asks stands. */
    stay(form: Form): void {
        if (this.asked?.form === form) this.asked = undefined;
    }

    giveUp(): void {
        const go = this.asked?.go;
        this.asked = undefined;
        go?.();
    }

    get #first(): Form | undefined {
        return [...this.#forms].find((form) => form());
    }
}

export const unsaved = new Unsaved();
