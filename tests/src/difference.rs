//! What a failing case shows: both texts, with what is invisible made visible.

/// Says how two texts differ, or nothing when they are equal.
///
/// # Errors
/// Both texts, quoted, and the place where they part.
pub fn equal(what: &str, expected: &str, found: &str) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    let common = expected.chars().zip(found.chars()).take_while(|(one, other)| one == other).count();
    Err(format!("{what} differs at character {common}\n  expected {expected:?}\n  found    {found:?}"))
}
