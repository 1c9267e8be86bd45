export const invited = {
    "invited.title": "المدعوون",
    "invited.count": "{count, plural, =0 {لا أحد ينتظر} one {شخص واحد دون رد بعد} two {شخصان دون رد بعد} few {# أشخاص دون رد بعد} many {# شخصًا دون رد بعد} other {# شخص دون رد بعد}}",
    "invited.everywhere": "في كل مكان",
    "invited.privacy": "حمايةً للأشخاص ترى العنوان والمجموعات ووقت الدعوة حتى ينضموا.",
    "invited.none_title": "لا أحد ينتظر",
    "invited.none_body": "كل من دُعي قد أجاب.",
};
