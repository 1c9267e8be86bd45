/** The username that an address suggests: what stands before the @, without what only sorts mail, in plain letters. */
export function usernameFrom(address: string): string {
    const local = address.split("@", 1)[0]?.split("+", 1)[0] ?? "";
    return local
        .normalize("NFKD")
        .replaceAll(/\p{M}/gu, "")
        .toLowerCase()
        .replaceAll(/[^a-z0-9._-]+/g, ".")
        .replaceAll(/[._-]{2,}/g, ".")
        .replaceAll(/^[._-]+|[._-]+$/g, "");
}
