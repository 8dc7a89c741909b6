//! The orders in which Java's maps walk their entries.

use crate::entries::Entries;
use crate::equality;
use crate::value::Value;

/// The size of `HashMap`'s bucket table once it has held `entries`: doubled while three quarters are exceeded.
///
/// # AWS
/// gateway 0.6-1.
pub(crate) fn table_size(current: u32, entries: usize) -> u32 {
    let mut size = current.max(16);
    while size < 1 << 30 && entries > (size as usize / 4) * 3 {
        size *= 2;
    }
    size
}

/// The slots in the order of `HashMap`'s buckets; inside a bucket, in order of insertion.
pub(crate) fn by_bucket(entries: &Entries, table: u32) -> Vec<u32> {
    let mut slots: Vec<(u32, u32)> = entries
        .slots()
        .map(|slot| {
            let hash =
                entries.at(slot).map_or(0, |(key, _)| equality::hash_code(key).unwrap_or(0)).cast_unsigned();
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
    let folded = |value: &Value| value.to_string().to_lowercase();
    let mut slots: Vec<(String, u32)> = entries
        .slots()
        .map(|slot| (entries.at(slot).map(|(key, _)| folded(key)).unwrap_or_default(), slot))
        .collect();
    crate::sort::by(&mut slots, |(a, _), (b, _)| a.cmp(b));
    slots.into_iter().map(|(_, slot)| slot).collect()
}

/// The names in the order in which a `java.util.HashMap` with exactly these keys walks them.
///
/// # AWS
/// gateway 0.6-1; the missing names of a 400 (gateway 1.6-3) come so.
#[must_use]
pub fn hash_map_order<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let table = table_size(16, names.len());
    let bucket = |name: &str| {
        let hash = crate::string::hash_code_of(name).cast_unsigned();
        (hash ^ (hash >> 16)) & (table - 1)
    };
    let mut ordered = names.to_vec();
    crate::sort::by_key(&mut ordered, |name| bucket(name));
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walks_buckets_as_recorded() {
        // gateway 0.6-2 and 1.6-3.
        assert_eq!(hash_map_order(&["header", "path", "querystring"]), ["path", "header", "querystring"]);
        assert_eq!(hash_map_order(&["issuer", "qs1", "x-header-param"]), ["x-header-param", "issuer", "qs1"]);
        assert_eq!(hash_map_order(&["dividend", "divisor"]), ["divisor", "dividend"]);
    }
}
