import type { Mail } from "../../api/answers.ts";
import { t } from "../../words/words.ts";

/** What it is about; a mail whose contents are gone is called by its kind. */
export function subjectOf(mail: Mail): string {
    if (mail.subject !== "") return mail.subject;
    if (mail.kind === "reminder") return t("outbox.kind_reminder");
    return t(mail.kind === "invitation" ? "outbox.kind_invitation" : "outbox.kind_other");
}

export interface Piece {
    text: string;
    /** An address on this server; others are shown as text only. */
    link?: string;
}

/** The text of a mail as paragraphs of lines, with the links to this server found in it. */
export function letter(text: string, origin: string): Piece[][][] {
    return text
        .replace(/\r\n/g, "\n")
        .trim()
        .split(/\n{2,}/)
        .map((paragraph) => paragraph.split("\n").map((line) => pieces(line, origin)));
}

function pieces(line: string, origin: string): Piece[] {
    const found: Piece[] = [];
    let from = 0;
    for (const match of line.matchAll(/https?:\/\/[^\s<>"]+/g)) {
        const url = match[0].replace(/[.,;:!?)]+$/, "");
        if (!URL.canParse(url) || new URL(url).origin !== origin) continue;
        if (match.index > from) found.push({ text: line.slice(from, match.index) });
        found.push({ text: url, link: url });
        from = match.index + url.length;
    }
    if (from < line.length || found.length === 0) found.push({ text: line.slice(from) });
    return found;
}

/** The first link to this server. */
export function firstLink(text: string, origin: string): string | null {
    return letter(text, origin).flat(2).find((piece) => piece.link)?.link ?? null;
}
