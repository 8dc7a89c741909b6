//! One stable sort for all crates.
//!
//! The standard library's sort is compiled anew for each type and weighs 5 kB each time, which the page pays for; what
//! is sorted here is short. It also never panics, whatever order the comparison claims.

use std::cmp::Ordering;

/// Up to so many items are put in order one by one, which needs no memory.
const FEW: usize = 16;

/// Sorts by a comparison; equal items keep their order.
///
/// # Examples
/// ```
/// let mut words = vec!["bb", "a", "cc"];
/// gatelens_value::sort::by(&mut words, |a, b| a.len().cmp(&b.len()));
/// assert_eq!(words, ["a", "bb", "cc"]);
/// ```
pub fn by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    if items.len() <= FEW {
        for last in 1..items.len() {
            let mut at = last;
            while at > 0 && compare(&items[at], &items[at - 1]) == Ordering::Less {
                items.swap(at, at - 1);
                at -= 1;
            }
        }
        return;
    }
    let order = order(items.len(), &mut |a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut slots: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| slots.get_mut(at)?.take()));
}

/// Sorts by a key, which is made once for each item; items with equal keys keep their order.
pub fn by_key<T, K: Ord>(items: &mut Vec<T>, key: impl FnMut(&T) -> K) {
    let mut keys: Vec<K> = items.iter().map(key).collect();
    if items.len() <= FEW {
        for last in 1..items.len() {
            let mut at = last;
            while at > 0 && keys[at] < keys[at - 1] {
                keys.swap(at, at - 1);
                items.swap(at, at - 1);
                at -= 1;
            }
        }
        return;
    }
    let order = order(items.len(), &mut |a, b| keys.get(a).cmp(&keys.get(b)));
    let mut slots: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| slots.get_mut(at)?.take()));
}

/// The places of `count` items in their sorted order: a merge sort from runs of one upwards.
fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut from: Vec<usize> = (0..count).collect();
    let mut to = Vec::with_capacity(count);
    let mut width = 1;
    while width < count {
        to.clear();
        for run in from.chunks(2 * width) {
            let (mut left, mut right) = run.split_at(width.min(run.len()));
            while let ([a, rest @ ..], [b, others @ ..]) = (left, right) {
                if compare(*b, *a) == Ordering::Less {
                    to.push(*b);
                    right = others;
                } else {
                    to.push(*a);
                    left = rest;
                }
            }
            to.extend_from_slice(left);
            to.extend_from_slice(right);
        }
        std::mem::swap(&mut from, &mut to);
        width *= 2;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_and_keeps_equal_items_in_order() {
        for count in 0..70u32 {
            let mut items: Vec<(u32, u32)> = (0..count).map(|n| (n * 37 % 11, n)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|&(key, _)| key);
            by_key(&mut items, |&(key, _)| key);
            assert_eq!(items, expected);
            by(&mut items, |a, b| b.cmp(a));
            expected.sort_by(|a, b| b.cmp(a));
            assert_eq!(items, expected);
        }
    }

    #[test]
    fn a_comparison_without_sense_loses_nothing() {
        let mut items: Vec<u32> = (0..50).collect();
        by(&mut items, |_, _| Ordering::Less);
        items.sort_unstable();
        assert_eq!(items, (0..50).collect::<Vec<_>>());
    }
}
