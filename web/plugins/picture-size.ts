export interface Size {
    width: number;
    height: number;
}

/** How large a WebP picture is (RFC 9649); undefined when it is none. */
export function sizeOfWebp(bytes: Uint8Array): Size | undefined {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const word = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
    if (bytes.length < 30 || word(0) !== "RIFF" || word(8) !== "WEBP") return undefined;
    switch (word(12)) {
        case "VP8 ":
            return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
        case "VP8L": {
            const bits = view.getUint32(21, true);
            return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
        }
        case "VP8X":
            return { width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(27, true) & 0xffffff) + 1 };
        default:
            return undefined;
    }
}
