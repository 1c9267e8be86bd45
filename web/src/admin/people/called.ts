/** What a person goes by: the name, or the address where there is none. */
export const called = (person: { name: string; address: string | null }): string => person.name || (person.address ?? "");
