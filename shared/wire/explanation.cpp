#include "shared/wire/explanation.hpp"

#include <array>

#include "shared/wire/json_text.hpp"
#include "shared/wire/names.hpp"

namespace usher::wire {
namespace {

constexpr std::array rules{names::Named{"membership", Reason::Rule::membership},
                           names::Named{"organization", Reason::Rule::organization},
                           names::Named{"phase", Reason::Rule::phase},
                           names::Named{"sign_in", Reason::Rule::sign_in},
                           names::Named{"address", Reason::Rule::address},
                           names::Named{"window", Reason::Rule::window},
                           names::Named{"approval", Reason::Rule::approval},
                           names::Named{"voucher", Reason::Rule::voucher},
                           names::Named{"second_factor", Reason::Rule::second_factor},
                           names::Named{"sign_in_method", Reason::Rule::sign_in_method},
                           names::Named{"seats", Reason::Rule::seats},
                           names::Named{"identity", Reason::Rule::identity}};
constexpr std::array outcomes{names::Named{"holds", Reason::Outcome::holds},
                              names::Named{"refuses", Reason::Outcome::refuses},
                              names::Named{"asks", Reason::Outcome::asks}};
constexpr std::array remedies{names::Named{"invite", Reason::Remedy::invite},
                              names::Named{"resend", Reason::Remedy::resend},
                              names::Named{"restore", Reason::Remedy::restore},
                              names::Named{"offer", Reason::Remedy::offer},
                              names::Named{"change_role", Reason::Remedy::change_role},
                              names::Named{"edit_person", Reason::Remedy::edit_person},
                              names::Named{"issue_code", Reason::Remedy::issue_code},
                              names::Named{"validate_identity", Reason::Remedy::validate_identity},
                              names::Named{"ask_administrator", Reason::Remedy::ask_administrator}};

}  // namespace

std::string encode_explanation(const std::vector<Reason>& reasons) {
    JsonText json;
    json.begin_array();
    for (const Reason& reason : reasons) {
        json.begin_object();
        json.text("rule", names::of(rules, reason.rule));
        json.text("outcome", names::of(outcomes, reason.outcome));
        json.code("code", reason.code);
        json.begin_array("remedies");
        for (const Reason::Remedy remedy : reason.remedies) json.text(names::of(remedies, remedy));
        json.end_array();
        json.end_object();
    }
    json.end_array();
    return std::move(json).take();
}

}  // namespace usher::wire
