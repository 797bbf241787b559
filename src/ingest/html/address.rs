//! Addresses of pages: made absolute, and only those that can be followed.

/// The address, absolute and `http` or `https`. A relative one is taken from `base`.
pub(super) fn absolute(address: &str, base: Option<&str>) -> Option<String> {
    let address = address.trim();
    if address.is_empty() || address.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return None;
    }
    if is_web(address) {
        return Some(address.to_owned());
    }
    if has_scheme(address) {
        return None;
    }
    let base = base.filter(|base| is_web(base))?;
    let authority_at = base.find("//")? + 2;
    let path_at =
        base[authority_at..].find(['/', '?', '#']).map_or(base.len(), |at| authority_at + at);
    if let Some(rest) = address.strip_prefix("//") {
        return Some(format!("{}//{rest}", &base[..authority_at - 2]));
    }
    let path = &base[path_at..];
    let path = &path[..path.find(['?', '#']).unwrap_or(path.len())];
    let joined = match address.as_bytes()[0] {
        b'/' => without_dots(address),
        b'?' | b'#' => format!("{path}{address}"),
        _ => {
            let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
            without_dots(&format!("{folder}{address}"))
        }
    };
    Some(format!("{}{joined}", &base[..path_at]))
}

fn is_web(address: &str) -> bool {
    let rest = ["http://", "https://"].iter().find_map(|scheme| {
        let head = address.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
    });
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
}

fn has_scheme(address: &str) -> bool {
    let head = address.split(['/', '?', '#']).next().unwrap_or(address);
    head.contains(':')
}

/// A path with its `.` and `..` followed.
fn without_dots(path: &str) -> String {
    let cut = path.find(['?', '#']).unwrap_or(path.len());
    let (path, query) = path.split_at(cut);
    let mut parts: Vec<&str> = vec![];
    for part in path.split('/').skip(1) {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    format!("/{}{query}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_address_is_taken_from_the_base() {
        let from = |address| absolute(address, Some("https://example.org/news/2025/a.html?x#y"));
        let made = |path: &str| Some(format!("https://example.org{path}"));
        assert_eq!(from("b.html"), made("/news/2025/b.html"));
        assert_eq!(from("/b?c=../d"), made("/b?c=../d"));
        assert_eq!(from("../b/./c"), made("/news/b/c"));
        assert_eq!(from("../../../../b"), made("/b"));
        assert_eq!(from("?page=2"), made("/news/2025/a.html?page=2"));
        assert_eq!(from("//cdn.example.org/b"), Some("https://cdn.example.org/b".to_owned()));
        assert_eq!(absolute("b", Some("https://example.org")), made("/b"));
    }

    #[test]
    fn only_an_address_of_the_web_is_one() {
        assert_eq!(
            absolute("HTTPS://example.org/a", None).as_deref(),
            Some("HTTPS://example.org/a")
        );
        for none in
            ["", "javascript:alert(1)", "data:text/html,x", "/a", "http://", "http:///a", "a b"]
        {
            assert_eq!(absolute(none, None), None, "{none}");
        }
        assert_eq!(absolute("mailto:a@example.org", Some("https://example.org/")), None);
        assert_eq!(absolute("/a", Some("file:///page.html")), None);
    }
}
