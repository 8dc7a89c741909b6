//! The order in which a Java `HashMap` walks its entries.

use gatelens_value::string::hash_code_of;

/// The entries in the order in which a `HashMap` with string keys prints them.
///
/// The keys must be distinct; they count as inserted in the given order, which decides inside a bucket.
///
/// # AWS
/// The gateway is a Java program and most maps that it builds are plain HashMaps, so whatever prints them shows
/// bucket order (gateway 0.6-1, 0.6-3): the table holds 16 buckets, doubled while more than three quarters are used.
#[must_use]
pub fn hash_order<T>(entries: impl IntoIterator<Item = T>, key: impl Fn(&T) -> &str) -> Vec<T> {
    let mut entries: Vec<T> = entries.into_iter().collect();
    let mut buckets = 16usize;
    while entries.len() > buckets / 4 * 3 {
        buckets *= 2;
    }
    gatelens_value::sort::by_key(&mut entries, |entry| spread(key(entry)) as usize & (buckets - 1));
    entries
}

/// Java's string hash, spread as `HashMap` spreads it.
fn spread(key: &str) -> u32 {
    let hash = hash_code_of(key).cast_unsigned();
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::hash_order;

    fn ordered(keys: &str) -> String {
        hash_order(keys.split(' '), |key| key).join(" ")
    }

    #[test]
    fn missing_parameters_stand_in_bucket_order() {
        assert_eq!(ordered("issuer qs1 x-header-param"), "x-header-param issuer qs1");
        assert_eq!(ordered("dividend divisor"), "divisor dividend");
    }

    #[test]
    fn override_groups_stand_in_bucket_order() {
        assert_eq!(ordered("header querystring path"), "path header querystring");
    }

    #[test]
    fn thirteen_entries_double_the_table() {
        assert_eq!(
            ordered(
                "apiId domainName deploymentId requestId identity domainPrefix requestTimeEpoch stage protocol path \
                 accountId requestTime extendedRequestId httpMethod resourcePath resourceId"
            ),
            "resourceId resourcePath httpMethod extendedRequestId requestTime path accountId protocol stage \
             domainPrefix requestTimeEpoch requestId identity domainName deploymentId apiId"
        );
    }
}
