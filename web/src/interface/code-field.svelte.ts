import { JudgedField } from "./judged-field.svelte.ts";

/** Arabic and Persian keyboards write their own digits. */
export const latinDigits = (text: string): string => text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/** A code, in the digits in which it was sent. */
export class CodeField extends JudgedField {
    override change(text: string): void {
        super.change(latinDigits(text));
    }
}
