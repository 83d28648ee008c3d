//! Who calls, as far as the network can tell.

use axum::extract::{ConnectInfo, Request};
use http::HeaderMap;
use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Where a request really comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client {
    /// The nearest address that is not one of our proxies.
    pub ip: IpAddr,
    /// It came to us, or to our proxy, over TLS.
    pub secure: bool,
}

/// How to find that out.
#[derive(Clone, Debug)]
pub struct Proxies {
    /// Whose forwarding headers are believed.
    pub trusted: Vec<IpNet>,
    /// Browsers are known to come over TLS.
    pub secure: bool,
}

impl Proxies {
    fn trust(&self, ip: IpAddr) -> bool {
        self.trusted.iter().any(|net| net.contains(&ip))
    }

    /// Reads the forwarding headers from the right, where our own proxies wrote; what stands left of the first stranger
    /// is that stranger's claim and means nothing.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> Client {
        let mut ip = peer.to_canonical();
        if !self.trust(ip) {
            return Client { ip, secure: self.secure };
        }
        let https = headers.get_all("x-forwarded-proto").iter().next_back().and_then(|v| v.to_str().ok()).map(last);
        let lines: Vec<_> = headers.get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok()).collect();
        for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
            let Ok(next) = hop.trim().parse::<IpAddr>() else { break };
            ip = next.to_canonical();
            if !self.trust(ip) {
                break;
            }
        }
        Client { ip, secure: self.secure || https == Some("https") }
    }
}

fn last(list: &str) -> &str {
    list.rsplit(',').next().unwrap_or_default().trim()
}

/// Puts the [`Client`] beside a request.
pub fn know(proxies: &Proxies, request: &mut Request) -> Client {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map_or(Ipv4Addr::LOCALHOST.into(), |c| c.0.ip());
    let client = proxies.client(peer, request.headers());
    request.extensions_mut().insert(client);
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&'static str]) -> String {
        let proxies = Proxies { trusted: vec!["10.0.0.0/8".parse().unwrap()], secure: false };
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        proxies.client(peer.parse().unwrap(), &headers).ip.to_string()
    }

    #[test]
    fn a_stranger_cannot_choose_an_address() {
        assert_eq!(seen("203.0.113.9", &["1.1.1.1"]), "203.0.113.9");
    }

    #[test]
    fn the_last_stranger_before_our_proxies_counts() {
        assert_eq!(seen("10.0.0.1", &["1.1.1.1, 203.0.113.9"]), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", &["1.1.1.1", "203.0.113.9, 10.0.0.2"]), "203.0.113.9");
        assert_eq!(seen("::ffff:10.0.0.1", &["203.0.113.9"]), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", &["nonsense"]), "10.0.0.1");
    }
}
