//! `format`: the few formats of draft 4 that the validator checks.

/// What is wrong with a text in this format; `None` if nothing is, or if the format is not one of draft 4.
pub(super) fn violation(format: &str, text: &str) -> Option<String> {
    let (fits, words): (fn(&str) -> bool, &str) = match format {
        "date-time" => (
            is_date_time,
            "invalid against requested date format(s) [yyyy-MM-dd'T'HH:mm:ssZ, yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,12}Z]",
        ),
        "email" => (is_email, "not a valid email address"),
        "ipv4" => (is_ipv4, "not a valid IPv4 address"),
        "ipv6" => (is_ipv6, "not a valid IPv6 address"),
        "hostname" => (is_hostname, "not a valid hostname"),
        "uri" => (is_uri, "not a valid URI"),
        _ => return None,
    };
    (!fits(text)).then(|| match format {
        "date-time" => format!("string \"{text}\" is {words}"),
        _ => format!("string \"{text}\" is {words}"),
    })
}

/// `2012-12-02T13:05:00+0100`, with seconds' fractions and zones as RFC 3339 has them.
fn is_date_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shape = b"dddd-dd-ddTdd:dd:dd";
    let starts = bytes.len() > shape.len()
        && shape.iter().zip(bytes).all(|(kind, byte)| match kind {
            b'd' => byte.is_ascii_digit(),
            other => other == byte,
        });
    if !starts {
        return false;
    }
    let number =
        |from: usize| text.get(from..from + 2).and_then(|digits| digits.parse::<u32>().ok()).unwrap_or(99);
    let in_range = (1..=12).contains(&number(5))
        && (1..=31).contains(&number(8))
        && number(11) < 24
        && number(14) < 60
        && number(17) < 61;
    let rest = text.get(shape.len()..).unwrap_or_default();
    let zone = match rest.strip_prefix('.') {
        Some(fraction) => {
            let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            if zone.len() == fraction.len() || fraction.len() - zone.len() > 12 {
                return false;
            }
            zone
        }
        None => rest,
    };
    let is_offset = |zone: &str| {
        let digits: String = zone.chars().filter(|c| *c != ':').collect();
        digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())
    };
    in_range && (zone == "Z" || zone.strip_prefix(['+', '-']).is_some_and(is_offset))
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    !local.is_empty() && !domain.is_empty() && !text.contains(char::is_whitespace) && !local.contains('@')
}

fn is_ipv4(text: &str) -> bool {
    text.parse::<core::net::Ipv4Addr>().is_ok()
}

fn is_ipv6(text: &str) -> bool {
    text.parse::<core::net::Ipv6Addr>().is_ok()
}

fn is_hostname(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 255 && text.contains('.') && text.split('.').all(label)
}

/// What `java.net.URI` takes: no space, no control character, and no percent sign without two digits.
fn is_uri(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        b'%' => bytes.get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
        b' ' | b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => false,
        byte => !byte.is_ascii_control(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_fit_or_not() {
        assert!(violation("date-time", "2012-12-02T13:05:00+0100").is_none());
        assert!(violation("date-time", "2012-12-02T13:05:00.123Z").is_none());
        assert!(violation("date-time", "2012-12-02").is_some());
        assert!(violation("date-time", "2012-13-02T13:05:00é").is_some());
        assert!(violation("email", "a@b").is_none() && violation("email", "ab").is_some());
        assert!(violation("ipv4", "1.2.3.4").is_none() && violation("ipv4", "1.2.3").is_some());
        assert!(violation("byte", "whatever").is_none());
    }
}
