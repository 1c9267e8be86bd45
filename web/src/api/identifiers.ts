/** A UUID of version 7 (RFC 9562 section 5.7): time-ordered, so that what is made together is stored together. */
export function newId(at_ms: number = Date.now()): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    for (let index = 0; index < 6; ++index) bytes[index] = Math.floor(at_ms / 2 ** (8 * (5 - index))) % 256;
    bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
    bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
    const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
