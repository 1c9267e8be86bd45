/** A UUID of version 7 (RFC 9562 section 5.7): time-ordered, so that what is made together is stored together. */
export function newId(at_ms: number = Date.now()): string {
    return textOf(newBytes(at_ms));
}

/**
 * As `newId`, each call one more, side by side with those before: for a person and what comes with them, which so takes little
 * room wherever it is kept.
 */
export function idsTogether(at_ms: number = Date.now()): () => string {
    const bytes = newBytes(at_ms);
    const ends = new DataView(bytes.buffer, bytes.length - 2);
    // Room for as many more, so that none of them begins at the bottom again.
    ends.setUint16(0, ends.getUint16(0) & 0x7fff);
    return () => {
        ends.setUint16(0, ends.getUint16(0) + 1);
        return textOf(bytes);
    };
}

function newBytes(at_ms: number): Uint8Array {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    for (let index = 0; index < 6; ++index) bytes[index] = Math.floor(at_ms / 2 ** (8 * (5 - index))) % 256;
    bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
    bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
    return bytes;
}

function textOf(bytes: Uint8Array): string {
    const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
