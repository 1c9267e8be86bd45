#pragma once

#include <array>
#include <string_view>

/// What a mail that asks people in should not say, in lower case, in the languages that Usher
/// speaks. A hint to the author and no filter: short, so that each entry means something.
namespace usher::template_phrases {

inline constexpr std::array secrets{
    std::string_view{"password"},       std::string_view{"passcode"},
    std::string_view{"credit card"},    std::string_view{"pin code"},
    std::string_view{"bank account"},   std::string_view{"passwort"},
    std::string_view{"kennwort"},       std::string_view{"kreditkarte"},
    std::string_view{"iban"},           std::string_view{"kontonummer"},
    std::string_view{"كلمة المرور"},    std::string_view{"كلمة السر"},
    std::string_view{"بطاقة الائتمان"}, std::string_view{"رقم الحساب"},
};

inline constexpr std::array alarms{
    std::string_view{"urgent"},
    std::string_view{"act now"},
    std::string_view{"immediately"},
    std::string_view{"click here"},
    std::string_view{"verify your account"},
    std::string_view{"account will be"},
    std::string_view{"you have won"},
    std::string_view{"free of charge"},
    std::string_view{"dringend"},
    std::string_view{"umgehend"},
    std::string_view{"sofort handeln"},
    std::string_view{"klicken sie hier"},
    std::string_view{"konto wird"},
    std::string_view{"gewonnen"},
    std::string_view{"عاجل"},
    std::string_view{"فورا"},
    std::string_view{"اضغط هنا"},
    std::string_view{"انقر هنا"},
    std::string_view{"لقد ربحت"},
};

}  // namespace usher::template_phrases
