/** A text without the marks that right-to-left languages put around names (see `plugins/compile-message.ts`): what is stored has none. */
export const withoutMarks = (text: string): string => text.replace(/[\u2068\u2069]/g, "");
