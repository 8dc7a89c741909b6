//! Numbers that tell keys apart without comparing them.

/// A number that tells most keys apart: up to eight bytes, and the length.
pub(super) fn short(key: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(key) {
        *to = *from;
    }
    masked(u64::from_le_bytes(bytes), key.len())
}

/// The same of the bytes from `start` to `end` of a text.
#[inline(always)]
pub(super) fn short_within(text: &[u8], start: usize, end: usize) -> u64 {
    match text.get(start..).and_then(<[u8]>::first_chunk::<8>) {
        // Eight bytes are read at once; those past the key are cut off.
        Some(bytes) => masked(u64::from_le_bytes(*bytes), end - start),
        None => short(text.get(start..end).unwrap_or(&[])),
    }
}

/// A number of all bytes from `start` to `end`: equal keys have equal ones, different keys hardly ever.
#[inline(always)]
pub(super) fn whole_within(text: &[u8], start: usize, end: usize) -> u64 {
    let first = short_within(text, start, end);
    if end - start > 8 { longer(first, text.get(start + 8..end).unwrap_or(&[])) } else { first }
}

/// Mixes in what comes after the first eight bytes.
fn longer(first: u64, rest: &[u8]) -> u64 {
    rest.chunks(8).fold(first, |print, chunk| spread(print).rotate_left(29) ^ short(chunk))
}

/// Spreads a fingerprint over all bits.
#[inline(always)]
pub(super) fn spread(print: u64) -> u64 {
    let product = print.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    product ^ product >> 32
}

/// The first `length` bytes of eight, mixed with the length.
#[inline(always)]
fn masked(bytes: u64, length: usize) -> u64 {
    let kept = if length < 8 { bytes & ((1 << (8 * length)) - 1) } else { bytes };
    kept ^ (length as u64).rotate_right(8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_keys_apart_by_every_byte_and_the_length() {
        let text = "customer_0000000001customer_0000000002 customer_00000000011";
        let print = |start: usize, end: usize| whole_within(text.as_bytes(), start, end);
        assert_eq!(print(0, 19), print(39, 58));
        assert_ne!(print(0, 19), print(19, 38));
        assert_ne!(print(39, 58), print(39, 59));
        assert_eq!(short_within(b"ab", 0, 2), short(b"ab"));
        assert_ne!(print(0, 2), print(0, 3));
    }
}
