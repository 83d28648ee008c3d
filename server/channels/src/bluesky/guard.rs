//! Which servers may be talked to: checked on the name that was typed, and again on every address it resolves to, so that
//! a name which changes its mind gains nothing.

use super::http::Reach;
use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A server's address that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct BadServer {
    /// One sentence.
    pub why: String,
}

/// Reads what somebody typed as a server: `bsky.social`, `https://pds.example.com/`, or with [`Reach::Private`] also
/// `http://localhost:2583`. Gives its origin. Plain http is for loopback only: an app password goes over the line.
pub fn server(text: &str, reach: Reach) -> Result<Url, BadServer> {
    let bad = |why: &str| BadServer { why: why.into() };
    let text = text.trim();
    let text = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let url = Url::parse(&text).map_err(|error| BadServer { why: format!("this is no address: {error}") })?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(bad("a server's address begins with https://"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(bad("leave user name and password out of the server's address"));
    }
    let host =
        url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches([']', '.']).to_ascii_lowercase();
    let loopback = match host.parse::<IpAddr>() {
        Ok(ip) if !allowed(ip, reach) => return Err(bad("this address is not on the open internet")),
        Ok(ip) => ip.to_canonical().is_loopback(),
        Err(_) if host.is_empty() => return Err(bad("the server's name is missing")),
        Err(_) => host == "localhost" || host.ends_with(".localhost"),
    };
    if loopback && reach == Reach::Public {
        return Err(bad("this address is not on the open internet"));
    }
    if url.scheme() == "http" && !loopback {
        return Err(bad("an app password may only travel over https://"));
    }
    let mut origin = url;
    origin.set_path("/");
    origin.set_query(None);
    origin.set_fragment(None);
    Ok(origin)
}

/// Resolves names, and keeps only the addresses that may be reached.
pub(super) struct Guard(pub Reach);

/// A name that leads only to addresses which may not be reached.
#[derive(Debug, thiserror::Error)]
#[error("{0} is not on the open internet")]
pub(super) struct Forbidden(String);

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.0;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let (open, shut): (Vec<_>, Vec<_>) = found.partition(|address| allowed(address.ip(), reach));
            if open.is_empty() && !shut.is_empty() {
                return Err(Forbidden(name.as_str().into()).into());
            }
            Ok(Box::new(open.into_iter()) as Addrs)
        })
    }
}

/// Whether a connection may go there. Link-local addresses are never allowed: clouds hand out their keys on them.
pub(super) fn allowed(ip: IpAddr, reach: Reach) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => v4(ip, reach),
        IpAddr::V6(ip) => v6(ip, reach),
    }
}

fn v4(ip: Ipv4Addr, reach: Reach) -> bool {
    let [a, b, c, _] = ip.octets();
    let shared = a == 100 && b & 0xc0 == 64;
    if ip.is_loopback() || ip.is_private() || shared {
        return reach == Reach::Private;
    }
    let nowhere = a == 0 || a >= 224 || ip.is_link_local() || ip.is_documentation();
    let special = (a == 192 && b == 0 && c == 0) || (a == 198 && b & 0xfe == 18) || (a == 192 && b == 88 && c == 99);
    !nowhere && !special
}

fn v6(ip: Ipv6Addr, reach: Reach) -> bool {
    let s = ip.segments();
    let inner = |high: u16, low: u16| v4(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)), reach);
    if ip.is_loopback() || s[0] & 0xfe00 == 0xfc00 {
        return reach == Reach::Private;
    }
    // Addresses that carry an IPv4 one inside: NAT64 and 6to4.
    if s[..6] == [0x64, 0xff9b, 0, 0, 0, 0] {
        return inner(s[6], s[7]);
    }
    if s[0] == 0x2002 {
        return inner(s[1], s[2]);
    }
    // Everything routed lies in 2000::/3; of that, Teredo, the special block and the documentation's are left out.
    s[0] & 0xe000 == 0x2000 && !(s[0] == 0x2001 && (s[1] < 0x200 || s[1] == 0xdb8))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &str) -> bool {
        server(text, Reach::Public).is_ok()
    }

    #[test]
    fn the_open_internet_is_allowed() {
        assert_eq!(server(" bsky.social ", Reach::Public).unwrap().as_str(), "https://bsky.social/");
        assert_eq!(
            server("https://Pds.Example.com/x?y#z", Reach::Public).unwrap().as_str(),
            "https://pds.example.com/"
        );
        assert!(open("https://8.8.8.8") && open("https://[2606:4700::1111]:8443"));
    }

    #[test]
    fn every_spelling_of_this_machine_is_refused() {
        let spelt = [
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "0x7f.1",
            "0",
            "0.0.0.0",
            "[::]",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[2002:7f00:1::]",
            "localhost",
            "localhost.",
            "LOCALHOST",
            "a.localhost",
            "１２７.0.0.1",
            "127.0.0.1.",
        ];
        for host in spelt {
            assert!(!open(&format!("https://{host}/")), "{host}");
            assert!(!open(&format!("http://{host}:80/")), "{host}");
        }
    }

    #[test]
    fn private_networks_and_cloud_keys_are_refused() {
        let spelt = [
            "10.0.0.1",
            "172.16.3.4",
            "192.168.1.1",
            "100.64.0.1",
            "169.254.169.254",
            "0xa9fea9fe",
            "2852039166",
            "[::ffff:169.254.169.254]",
            "[fd00::1]",
            "[fe80::1]",
            "[fec0::1]",
            "[ff02::1]",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "198.18.0.1",
            "[2001:db8::1]",
            "[2001::1]",
        ];
        for host in spelt {
            assert!(!open(&format!("https://{host}/")), "{host}");
        }
    }

    #[test]
    fn what_is_no_server_is_refused() {
        for text in [
            "",
            "ftp://bsky.social",
            "file:///etc/passwd",
            "https://me:pw@bsky.social",
            "http://bsky.social",
            "https://",
            "gopher://x",
        ] {
            assert!(!open(text), "{text}");
        }
    }

    #[test]
    fn a_flag_opens_the_house_but_not_the_clouds_keys() {
        let private = |text| server(text, Reach::Private).is_ok();
        assert!(private("http://localhost:2583") && private("http://127.0.0.1:2583") && private("https://192.168.1.5"));
        assert!(!private("http://192.168.1.5"), "an app password in the clear");
        assert!(!private("https://169.254.169.254") && !private("https://[fe80::1]") && !private("https://0.0.0.0"));
    }

    #[tokio::test]
    async fn names_are_judged_by_where_they_lead() {
        let name = || "localhost".parse::<Name>().unwrap();
        let error = Guard(Reach::Public).resolve(name()).await.err().unwrap();
        assert!(error.is::<Forbidden>(), "{error}");
        assert!(Guard(Reach::Private).resolve(name()).await.unwrap().next().is_some());
    }
}
