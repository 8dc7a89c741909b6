//! What can be wrong with a scenario document.

use super::entries;

entries! {
    /// The text is not JSON.
    NOT_JSON = "E0101" Error "This is not JSON: {detail}.";
    /// A key that no scenario has.
    UNKNOWN_KEY = "E0102" Error "`{key}` is not a key of {parent}."
        help "Allowed here: {allowed}.";
    /// A key that no scenario has, but one that resembles it.
    UNKNOWN_KEY_NEAR = "E0103" Error "`{key}` is not a key of {parent}; did you mean `{near}`?"
        help "Allowed here: {allowed}.";
    /// A value of the wrong type.
    WRONG_TYPE = "E0104" Error "`{key}` must be {expected}, and this is {found}.";
    /// A key that must be there.
    MISSING_KEY = "E0105" Error "{parent} needs `{key}`.";
    /// A value outside its set.
    OUTSIDE_SET = "E0106" Error "`{value}` is not a value of `{key}`."
        help "Allowed: {allowed}.";
    /// A key that stands twice in one object.
    DUPLICATE_KEY = "E0107" Error "`{key}` stands twice in this object; the first one is the one at {first}.";
    /// Keys of which only one may be there.
    EXCLUSIVE_KEYS = "E0108" Error "`{key}` excludes `{other}`: only one of them may be there.";
    /// A version that this engine does not know.
    UNKNOWN_VERSION = "E0109" Error "Version `{value}` of the scenario document is unknown."
        help "This engine reads version 1.";
    /// A backend that does not fit the integration.
    BACKEND_MISFIT = "E0110" Error "`backend.{key}` does not fit an integration of type {type}{detail}."
        help "{allowed}";
    /// Text that is not Base64.
    NOT_BASE64 = "E0111" Error "`{key}` is not standard Base64: {detail}.";
    /// A number outside its range.
    OUTSIDE_RANGE = "E0112" Error "`{key}` must be {range}, and this is {found}.";
}
