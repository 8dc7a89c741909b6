//! Appending short texts.
//!
//! Most of what a template writes are texts of a few bytes. Copied as any other text they are a call each, in Wasm even
//! one out of the compiled code, which takes longer than the copying. Two pieces of a fixed length, which may overlap,
//! are copied with a load and a store each.

/// The longest text that is copied in two pieces.
const SHORT: usize = 32;

/// Appends a text.
#[inline]
pub(crate) fn append(out: &mut String, text: &str) {
    let length = text.len();
    // Room for all that is short is asked for at once, and the pieces need not ask for theirs.
    if length > SHORT || out.capacity() - out.len() < SHORT {
        return out.push_str(text);
    }
    match length {
        16.. => append_ends::<16>(out, text),
        8.. => append_ends::<8>(out, text),
        _ => append_few(out, text),
    }
}

/// Appends fewer than eight bytes, in a function of its own so that all pieces are copied where they are used.
#[inline(never)]
fn append_few(out: &mut String, text: &str) {
    if out.capacity() - out.len() < 8 {
        return out.push_str(text);
    }
    match text.len() {
        4.. => append_ends::<4>(out, text),
        2.. => append_ends::<2>(out, text),
        _ => append_ends::<1>(out, text),
    }
}

/// Appends a text of `N` to `2 * N` bytes: its first `N`, and over those the last `N`.
#[inline(always)]
fn append_ends<const N: usize>(out: &mut String, text: &str) {
    let Some(apart) = text.len().checked_sub(N) else { return };
    // A piece may begin or end inside a character.
    let (Some(first), Some(last)) = (text.get(..N), text.get(apart..)) else { return out.push_str(text) };
    let start = out.len();
    out.push_str(first);
    out.truncate(start + apart);
    out.push_str(last);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn appends_what_push_str_appends(
            before in "[a-zé]{0,3}",
            ascii in "[ -~]{0,40}",
            any in "[a~é€😀]{0,20}",
            room in 0..100usize,
        ) {
            for text in [&ascii, &any] {
                let mut appended = String::with_capacity(room);
                appended.push_str(&before);
                append(&mut appended, text);
                prop_assert_eq!(&appended, &format!("{before}{text}"));
            }
        }
    }

    #[test]
    fn appends_texts_of_every_length() {
        let text: String = ('a'..='z').chain('A'..='Z').collect();
        let mut appended = String::with_capacity(4096);
        let mut pushed = String::new();
        for length in 0..=text.len() {
            append(&mut appended, &text[..length]);
            pushed.push_str(&text[..length]);
            assert_eq!(appended, pushed);
        }
    }
}
