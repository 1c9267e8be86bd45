#include "shared/policy/consumer_domains.hpp"

#include <array>

#include "shared/values/packed_names.hpp"

namespace usher {
namespace {

constexpr std::array<std::string_view, 286> domains{
    "126.com",         "139.com",        "163.com",        "189.cn",
    "a1.net",          "abv.bg",         "aim.com",        "alice.it",
    "aliyun.com",      "aol.co.uk",      "aol.com",        "aol.de",
    "aol.fr",          "arcor.de",       "att.net",        "au.com",
    "azet.sk",         "bbox.fr",        "bellsouth.net",  "bigpond.com",
    "bigpond.net.au",  "bk.ru",          "bluewin.ch",     "blueyonder.co.uk",
    "bol.com.br",      "btinternet.com", "centrum.cz",     "charter.net",
    "chello.at",       "citromail.hu",   "comcast.net",    "cox.net",
    "daum.net",        "docomo.ne.jp",   "earthlink.net",  "eircom.net",
    "email.com",       "email.cz",       "ezweb.ne.jp",    "fastmail.com",
    "fastmail.fm",     "foxmail.com",    "free.fr",        "freemail.hu",
    "freenet.de",      "gmail.com",      "gmx.at",         "gmx.ch",
    "gmx.com",         "gmx.de",         "gmx.fr",         "gmx.net",
    "gmx.us",          "googlemail.com", "hanmail.net",    "hey.com",
    "hispeed.ch",      "home.nl",        "hotmail.be",     "hotmail.ca",
    "hotmail.ch",      "hotmail.co.jp",  "hotmail.co.kr",  "hotmail.co.nz",
    "hotmail.co.th",   "hotmail.co.uk",  "hotmail.co.za",  "hotmail.com",
    "hotmail.com.ar",  "hotmail.com.au", "hotmail.com.br", "hotmail.com.hk",
    "hotmail.com.tr",  "hotmail.com.tw", "hotmail.de",     "hotmail.dk",
    "hotmail.es",      "hotmail.fi",     "hotmail.fr",     "hotmail.gr",
    "hotmail.it",      "hotmail.nl",     "hotmail.no",     "hotmail.se",
    "hushmail.com",    "i.softbank.jp",  "i.ua",           "icloud.com",
    "ig.com.br",       "inbox.ru",       "interia.pl",     "internet.ru",
    "inwind.it",       "juno.com",       "kakao.com",      "keemail.me",
    "kpnmail.nl",      "laposte.net",    "libero.it",      "list.ru",
    "live.at",         "live.be",        "live.ca",        "live.ch",
    "live.cl",         "live.cn",        "live.co.kr",     "live.co.uk",
    "live.co.za",      "live.com",       "live.com.ar",    "live.com.au",
    "live.com.mx",     "live.com.my",    "live.com.pt",    "live.com.sg",
    "live.de",         "live.dk",        "live.fr",        "live.hk",
    "live.ie",         "live.in",        "live.it",        "live.jp",
    "live.nl",         "live.no",        "live.ru",        "live.se",
    "mac.com",         "mail.bg",        "mail.com",       "mail.de",
    "mail.ru",         "mailbox.org",    "me.com",         "meta.ua",
    "msn.com",         "myyahoo.com",    "nate.com",       "naver.com",
    "neuf.fr",         "nifty.com",      "ntlworld.com",   "o2.pl",
    "onet.pl",         "online.no",      "op.pl",          "optusnet.com.au",
    "orange.fr",       "outlook.at",     "outlook.be",     "outlook.cl",
    "outlook.co.id",   "outlook.co.th",  "outlook.com",    "outlook.com.ar",
    "outlook.com.au",  "outlook.com.br", "outlook.com.gr", "outlook.com.tr",
    "outlook.com.vn",  "outlook.cz",     "outlook.de",     "outlook.dk",
    "outlook.es",      "outlook.fr",     "outlook.hu",     "outlook.ie",
    "outlook.in",      "outlook.it",     "outlook.jp",     "outlook.kr",
    "outlook.lv",      "outlook.my",     "outlook.ph",     "outlook.pt",
    "outlook.sa",      "outlook.sg",     "outlook.sk",     "passport.com",
    "planet.nl",       "pm.me",          "poczta.fm",      "post.cz",
    "posteo.de",       "proton.me",      "protonmail.ch",  "protonmail.com",
    "qq.com",          "rambler.ru",     "rediffmail.com", "rocketmail.com",
    "rogers.com",      "runbox.com",     "sbcglobal.net",  "seznam.cz",
    "sfr.fr",          "shaw.ca",        "sina.cn",        "sina.com",
    "sky.com",         "skynet.be",      "softbank.ne.jp", "sohu.com",
    "sympatico.ca",    "t-online.de",    "talktalk.net",   "telefonica.net",
    "telenet.be",      "telia.com",      "terra.com.br",   "tin.it",
    "tiscali.co.uk",   "tiscali.it",     "tuta.com",       "tuta.io",
    "tutamail.com",    "tutanota.com",   "tutanota.de",    "ukr.net",
    "uol.com.br",      "verizon.net",    "virgilio.it",    "virginmedia.com",
    "walla.co.il",     "walla.com",      "wanadoo.fr",     "web.de",
    "windowslive.com", "wp.pl",          "xs4all.nl",      "xtra.co.nz",
    "ya.ru",           "yahoo.ca",       "yahoo.cl",       "yahoo.cn",
    "yahoo.co.id",     "yahoo.co.in",    "yahoo.co.jp",    "yahoo.co.kr",
    "yahoo.co.nz",     "yahoo.co.th",    "yahoo.co.uk",    "yahoo.co.za",
    "yahoo.com",       "yahoo.com.ar",   "yahoo.com.au",   "yahoo.com.br",
    "yahoo.com.cn",    "yahoo.com.co",   "yahoo.com.hk",   "yahoo.com.mx",
    "yahoo.com.my",    "yahoo.com.pe",   "yahoo.com.ph",   "yahoo.com.sg",
    "yahoo.com.tr",    "yahoo.com.tw",   "yahoo.com.ve",   "yahoo.com.vn",
    "yahoo.de",        "yahoo.dk",       "yahoo.es",       "yahoo.fi",
    "yahoo.fr",        "yahoo.gr",       "yahoo.ie",       "yahoo.in",
    "yahoo.it",        "yahoo.nl",       "yahoo.no",       "yahoo.pl",
    "yahoo.pt",        "yahoo.ro",       "yahoo.se",       "yandex.by",
    "yandex.com",      "yandex.kz",      "yandex.ru",      "yandex.ua",
    "yeah.net",        "ymail.com",      "ziggo.nl",       "zohomail.com",
    "zohomail.eu",     "zoznam.sk"};

}  // namespace

bool is_consumer_domain(std::string_view domain) { return packed_names<domains>.contains(domain); }

}  // namespace usher
