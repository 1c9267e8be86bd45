#include "server/mail/invitation_words.hpp"

namespace usher::mail {

const InvitationWords invitation_german{
    .language = "de",
    .right_to_left = false,
    .subject = "{inviter} lädt Sie zu {organization} ein",
    .reminder = "Erinnerung: Ihre Einladung zu {organization}",
    .unknown_inviter = "Die Verwaltung",
    .heading = "Sie sind zu {organization} eingeladen",
    .greeting = "Guten Tag {recipient},",
    .greeting_unnamed = "Guten Tag,",
    .lead =
        "{inviter} lädt Sie ein, {organization} beizutreten. Sie entscheiden: Es geschieht nichts, "
        "bis Sie die Einladung öffnen und annehmen.",
    .wrote = "{inviter} schreibt:",
    .invited_by = "Eingeladen von",
    .organization = "Organisation",
    .project = "Projekt",
    .projects = "Projekte",
    .separator = ", ",
    .role = "Rolle",
    .built_in_roles = {"Gründungsmitglied", "Admin", "Einladende Person", "Mitglied"},
    .lapses = "Link gültig bis",
    .button = "Einladung ansehen",
    .code_hint =
        "Wenn der Link nicht funktioniert, öffnen Sie {page} und geben Sie Ihre E-Mail-Adresse und "
        "diesen Einladungscode ein.",
    .code_label = "Einladungscode",
    .why =
        "Sie erhalten diese E-Mail, weil {inviter} die Adresse {address} eingegeben hat, um Sie "
        "einzuladen.",
    .ignore =
        "Sie haben das nicht erwartet? Dann können Sie diese E-Mail ignorieren und werden nirgends "
        "Mitglied.",
};

}  // namespace usher::mail
