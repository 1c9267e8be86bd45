/** A storage of a browser. */
export class Kept {
    #texts = new Map<string, string>();
    getItem = (key: string): string | null => this.#texts.get(key) ?? null;
    setItem = (key: string, text: string): void => void this.#texts.set(key, text);
    removeItem = (key: string): void => void this.#texts.delete(key);
}
