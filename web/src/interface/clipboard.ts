/**
 * Puts a text that is still being fetched on the clipboard. Some browsers allow that only within the click itself, so the
 * promise is handed over where that is possible. False: not allowed; the text is to be shown instead.
 */
export async function copyLater(text: Promise<string>): Promise<boolean> {
    try {
        const blob = text.then((value) => new Blob([value], { type: "text/plain" }));
        await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
        return true;
    } catch {
        const value = await text;
        try {
            await navigator.clipboard.writeText(value);
            return true;
        } catch {
            return false;
        }
    }
}
