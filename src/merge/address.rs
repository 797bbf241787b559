//! Whether two addresses are one.

use std::cmp::Ordering;

/// What sites that count their visitors put behind an address; the page is the same without.
const TRACKING: [&str; 4] = ["fbclid", "gclid", "mc_cid", "mc_eid"];

/// An address in the form in which two of one page are equal: without its scheme, user and fragment, the host in
/// lower case without `www.` and without the usual port, no slash at the end, no parameters that only track
/// who came from where. `None` for what is no `http` address, and for one that names a site and no page.
///
/// What else stands in the query is left as it is: nobody but the site knows what it means.
pub(super) fn key(url: &str) -> Option<String> {
    let (scheme, rest) = url.trim().split_once("://")?;
    let port = match scheme.to_ascii_lowercase().as_str() {
        "http" => ":80",
        "https" => ":443",
        _ => return None,
    };
    let rest = rest.split('#').next().unwrap_or_default();
    let (before, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = before.split_once('/').unwrap_or((before, ""));
    let host = host.to_ascii_lowercase();
    let host = host.strip_suffix(port).unwrap_or(&host);
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path = path.trim_end_matches('/');
    let query: Vec<&str> =
        query.split('&').filter(|part| !part.is_empty() && !is_tracking(part)).collect();
    if host.is_empty() || (path.is_empty() && query.is_empty()) {
        return None;
    }
    Some(format!("{host}/{path}?{}", query.join("&")))
}

fn is_tracking(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.starts_with("utm_") || TRACKING.contains(&name.as_str())
}

/// Whether two addresses are of one page.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one == other || key(one).is_some_and(|one| key(other) == Some(one))
}

/// The order of addresses by how plain they are: of one page the one with `https` first, then the shorter one;
/// of two pages the smaller one by their keys.
pub(super) fn plainer(one: &str, other: &str) -> Ordering {
    let form = |url: &str| {
        let is_secure = url.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("https:"));
        (key(url), !is_secure, url.chars().count())
    };
    form(one).cmp(&form(other)).then_with(|| one.cmp(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_key() {
        let page = key("https://example.org/news/1?page=2");
        for same in [
            "http://www.Example.org:80/news/1?page=2",
            "HTTPS://EXAMPLE.ORG:443/news/1/?page=2#comments",
            " https://example.org/news/1?utm_source=x&page=2&fbclid=y ",
        ] {
            assert_eq!(key(same), page, "{same}");
        }
        for other in [
            "https://example.org/news/1?page=3",
            "https://example.org/News/1?page=2",
            "https://news.example.org/news/1?page=2",
            "https://example.org:8080/news/1?page=2",
        ] {
            assert!(key(other).is_some() && key(other) != page, "{other}");
        }
    }

    #[test]
    fn a_site_is_no_page() {
        for url in [
            "https://example.org/",
            "https://example.org",
            "example.org/1",
            "ftp://a/b",
            "",
            "https:///1",
        ] {
            assert_eq!(key(url), None, "{url}");
        }
        assert!(key("https://example.org/?p=12").is_some());
    }

    #[test]
    fn the_plainest_form_comes_first() {
        let mut forms = ["http://a.org/1", "https://a.org/1?utm_source=x", "https://a.org/1"];
        forms.sort_by(|one, other| plainer(one, other));
        assert_eq!(forms, ["https://a.org/1", "https://a.org/1?utm_source=x", "http://a.org/1"]);
    }
}
