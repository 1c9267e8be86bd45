export const invited = {
    "invited.title": "Eingeladene",
    "invited.count": "{count, plural, =0 {Niemand wartet} one {Eine Person hat noch nicht geantwortet} other {# Personen haben noch nicht geantwortet}}",
    "invited.everywhere": "Überall",
    "invited.privacy": "Zum Schutz der Personen sehen Sie Adresse, Gruppen und Zeit der Einladung, bis sie beitreten.",
    "invited.none_title": "Niemand wartet",
    "invited.none_body": "Alle Eingeladenen haben geantwortet.",
};
