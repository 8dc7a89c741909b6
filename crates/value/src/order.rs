//! The orders in which Java's maps walk their entries.

use std::cmp::Ordering;

use crate::entries::Entries;
use crate::equality;
use crate::value::Value;

/// The size of `HashMap`'s bucket table once it has held `entries`: doubled while three quarters are exceeded. There is
/// none, of size 0, before the first entry.
///
/// # AWS
/// gateway 0.6-1.
#[inline]
pub(crate) fn table_size(current: u32, entries: usize) -> u32 {
    if entries == 0 {
        return current;
    }
    let mut size = current.max(16);
    while size < 1 << 30 && entries > (size as usize / 4) * 3 {
        size *= 2;
    }
    size
}

/// The slots in the order of `HashMap`'s buckets; inside a bucket, in order of insertion.
pub(crate) fn by_bucket(entries: &Entries, table: u32) -> Vec<u32> {
    // A key that holds other values may have changed since it was put.
    let held = entries.held_hashes();
    let mut slots: Vec<(u32, u32)> = entries
        .slots()
        .map(|slot| {
            let plain = entries.at(slot).and_then(|(key, _)| equality::plain_hash(key));
            let hash = plain.map(i32::cast_unsigned).or_else(|| held.get(&slot).copied()).unwrap_or(0);
            ((hash ^ (hash >> 16)) & (table - 1), slot)
        })
        .collect();
    crate::sort::by_key(&mut slots, |&(bucket, _)| bucket);
    slots.into_iter().map(|(_, slot)| slot).collect()
}

/// The slots by name, ignoring case; names that differ only in case stay in order of insertion.
///
/// # AWS
/// gateway 0.6-6.
pub(crate) fn ignoring_case(entries: &Entries) -> Vec<u32> {
    let mut slots: Vec<u32> = entries.slots().collect();
    crate::sort::by(&mut slots, |a, b| match (entries.at(*a), entries.at(*b)) {
        (Some((a, _)), Some((b, _))) => folded_order(a, b),
        _ => Ordering::Equal,
    });
    slots
}

/// The order of two names whose case does not count.
fn folded_order(a: &Value, b: &Value) -> Ordering {
    if let (Some(a), Some(b)) = (a.as_str(), b.as_str())
        && a.is_ascii()
        && b.is_ascii()
    {
        let folded = |byte: u8| byte.to_ascii_lowercase();
        return a.bytes().map(folded).cmp(b.bytes().map(folded));
    }
    let folded = |value: &Value| value.to_string().to_lowercase();
    folded(a).cmp(&folded(b))
}

/// The entries in the order in which a `java.util.HashMap` with exactly these string keys walks them.
///
/// The keys must be distinct; they count as inserted in the given order, which decides inside a bucket.
///
/// # AWS
/// The gateway is a Java program and most maps that it builds are plain HashMaps, so whatever prints them shows bucket
/// order (gateway 0.6-1, 0.6-3): the log, the event, the missing names of a 400 (gateway 1.6-3).
#[must_use]
pub fn hash_map_order<T>(entries: impl IntoIterator<Item = T>, key: impl Fn(&T) -> &str) -> Vec<T> {
    let mut ordered: Vec<T> = entries.into_iter().collect();
    let table = table_size(16, ordered.len());
    crate::sort::by_key(&mut ordered, |entry| {
        let hash = crate::string::hash_code_of(key(entry)).cast_unsigned();
        (hash ^ (hash >> 16)) & (table - 1)
    });
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(keys: &str) -> String {
        hash_map_order(keys.split(' '), |key| key).join(" ")
    }

    #[test]
    fn walks_buckets_as_recorded() {
        // gateway 0.6-2 and 1.6-3.
        assert_eq!(ordered("header path querystring"), "path header querystring");
        assert_eq!(ordered("issuer qs1 x-header-param"), "x-header-param issuer qs1");
        assert_eq!(ordered("dividend divisor"), "divisor dividend");
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
