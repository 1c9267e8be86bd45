#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/ip/address.hpp>

#include "shared/values/result.hpp"

namespace usher::http {

/// The proxies before the server whose word is taken on whom they speak for. Nobody else's is:
/// whoever connects can write what they like into X-Forwarded-For.
class TrustedProxies {
public:
    /// Each an address or a network, as 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32, perhaps with space
    /// around it. The error is the one that is neither.
    static Result<TrustedProxies, std::string> parse(const std::vector<std::string>& networks);

    bool trusts(const boost::asio::ip::address& address) const;

    /// Who asked: the last of `forwarded` (the X-Forwarded-For fields, joined by commas) who is no
    /// trusted proxy, or the peer where that is none. A port behind an address is passed over. What
    /// is no address ends the way back.
    std::string client_of(const boost::asio::ip::address& peer, std::string_view forwarded) const;

private:
    struct Network {
        boost::asio::ip::address first;
        unsigned bits = 0;
    };

    std::vector<Network> networks_;
};

}  // namespace usher::http
