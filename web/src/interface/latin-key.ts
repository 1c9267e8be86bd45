/** The key in lower case. On a layout of another script than the Latin one: what is at its place on a keyboard of the United States. */
export function latinKey({ key, code, shiftKey }: KeyboardEvent): string {
    if (!/[^ -~]/.test(key)) return key.toLowerCase();
    return code === "Slash" ? (shiftKey ? "?" : "/") : code.slice("Key".length).toLowerCase();
}
