import { createHmac } from "node:crypto";

const step_ms = 30_000;

/** RFC 6238, as a phone does it. */
export function codeOf(key, step) {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const bits = [...key].map((symbol) => alphabet.indexOf(symbol).toString(2).padStart(5, "0")).join("");
    const bytes = bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2));
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac("sha1", Buffer.from(bytes)).update(counter).digest();
    const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, "0");
}

export const stepNow = () => Math.floor(Date.now() / step_ms);
