//! Media types in header values.

/// The first media type of a header value, without parameters; `None` where the header is missing or empty.
#[must_use]
pub fn first_media_type(header: Option<&str>) -> Option<&str> {
    let first = header?.split(',').next()?.split(';').next()?.trim();
    (!first.is_empty()).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_type_of_a_list() {
        assert_eq!(first_media_type(Some(" image/webp;q=1, image/png")), Some("image/webp"));
        assert_eq!(first_media_type(Some("")), None);
        assert_eq!(first_media_type(None), None);
    }
}
