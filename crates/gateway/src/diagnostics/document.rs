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
    /// A value outside its set that resembles one of them.
    OUTSIDE_SET_NEAR = "E0113" Error "`{value}` is not a value of `{key}`; did you mean `{near}`?"
        help "Allowed: {allowed}.";
    /// Keys of which only one may be there.
    EXCLUSIVE_KEYS = "E0108" Error "`{key}` and `{other}` exclude each other."
        help "Remove one of them.";
    /// A version that this engine does not know.
    UNKNOWN_VERSION = "E0109" Error "Version {value} of the scenario document is unknown."
        help "This engine reads version 1.";
    /// A backend that does not fit the integration.
    BACKEND_MISFIT = "E0110" Error "`{key}` does not fit an integration of type {type}."
        help "Fitting: {allowed}.";
    /// A backend behind an integration that has none.
    BACKEND_OF_MOCK = "E0114" Error "A MOCK integration has no backend, so `{key}` never answers."
        help "Remove `backend`, or choose a type that calls one.";
    /// A Lambda function where the URI names none.
    BACKEND_NO_LAMBDA = "E0115" Error "`lambda` needs an integration whose URI names a Lambda function."
        help "Use `reply` or `services` for other services.";
    /// Text that is not Base64.
    NOT_BASE64 = "E0111" Error "`{key}` is not standard Base64."
        help "Letters, digits, `+` and `/`, padded with `=` to a multiple of four.";
    /// A number outside its range.
    OUTSIDE_RANGE = "E0112" Error "`{key}` must be {range}, and this is {found}.";
    /// A mapping to a target that there is not.
    BAD_TARGET = "E0116" Error "`{key}` is not a place that a mapping can set here."
        help "Write {allowed}.";
    /// A list that needs an item.
    EMPTY_LIST = "E0117" Error "`{key}` needs at least one item.";
    /// A status code that differs from the key under which it stands.
    STATUS_DIFFERS = "W0101" Warning "`statusCode` is {found}, but the key above it is {key}; `statusCode` counts."
        help "Make the two equal, as AWS prints them.";
    /// A template that is a JSON value.
    TEMPLATE_AS_JSON = "W0102" Hint "This template is a JSON value instead of a string; its compact JSON text is taken."
        help "Write it as a string to decide about spaces and lines yourself.";
}
