/** The made-up organization of core/northwind.cpp, as the server would send it. */
const morning = "2026-11-20T08:00:00.000Z";
const first = ["Ada", "Bruno", "Chiara", "Dmitri", "Elif", "Farid", "Grace"];
const last = ["Lindqvist", "Okafor", "Moreau", "Tanaka", "Brandt", "Silva", "Novak", "Haddad", "Stone", "Reyes", "Petrov"];

export const now = "2026-11-20T09:00:00.000Z";
export const organization = id(5, 0);
export const founder = id(1, 0);

const nameOf = (number) => `${first[number % first.length]} ${last[number % last.length]} ${number}`;
const addressOf = (number) => `person${number}@northwind.example`;

/** Of version 7: in the order of the numbers, with a tail as if drawn by lot. */
function id(kind, number) {
    const hex = (value, digits) => (value >>> 0).toString(16).padStart(8, "0").slice(-digits);
    const drawn = (salt) => Math.imul(Math.imul(number + salt, 0x9e3779b1) ^ ((number + salt) >>> 7), 0x85ebca6b) ^ (number << 9);
    return `019a9f${hex(number >> 16, 2)}-${hex(number, 4)}-70${hex(kind, 2)}-8${hex(drawn(1), 3)}-${hex(drawn(2), 8)}${hex(drawn(3), 4)}`;
}

function person(number) {
    const active = number % 3 === 0;
    const address = addressOf(number);
    const invitation = id(3, number);
    return {
        kind: "person",
        person: {
            id: id(1, number),
            name: nameOf(number),
            address,
            locale: "en",
            account: active ? id(1, number) : null,
            added_at: morning,
        },
        memberships: [
            {
                id: id(2, number),
                scope: null,
                phase: active ? "active" : "invited",
                role: id(4, number === 0 ? 0 : 1),
                voucher: { kind: "account", account: founder },
                invitation,
                can_sign_in: active,
                changed_at: morning,
            },
        ],
        invitations: [
            {
                id: invitation,
                written_to: address,
                generation: 1,
                onboarding: "direct",
                delivery: "mail",
                inviter: { kind: "account", account: founder },
                sent_at: morning,
                lapses_at: "2026-11-27T08:00:00.000Z",
                renewed_at: null,
                message: "",
            },
        ],
        change: number + 1,
    };
}

const home = {
    kind: "organization",
    id: organization,
    name: "Northwind",
    policies: { invite_ttl_ms: 604800000, onboarding: "direct" },
    roles: [
        { id: id(4, 0), name: "Founder", permissions: ["people.read", "people.add", "invitations.send"], built_in: true },
        { id: id(4, 1), name: "Member", permissions: [], built_in: true },
    ],
    created_at: morning,
    change: 1,
};

/** The texts of the feed's pages for so many people. */
export function pages(people, people_a_page = 2000) {
    const texts = [];
    for (let begin = 0; begin < people; begin += people_a_page) {
        const end = Math.min(begin + people_a_page, people);
        const records = Array.from({ length: end - begin }, (_, index) => person(begin + index));
        if (begin === 0) records.unshift(home);
        texts.push(JSON.stringify({ cursor: `1.63.${end}`, reached: end, more: end < people, now, records }));
    }
    return texts;
}

/** As in core/northwind.cpp: of ten entries, one is here already and one is no address. */
export function paste(people) {
    const entry = (index) => {
        const number = index % 10 === 0 ? index % people : people + index;
        return `${nameOf(number)} <${index % 10 === 1 ? "nobody" : addressOf(number)}>\n`;
    };
    return Array.from({ length: 1000 }, (_, index) => entry(index)).join("");
}
