//! What can be said about a path.

use gatelens_value::{Entry, Severity};

macro_rules! entries {
    ($($(#[$doc:meta])* $name:ident = $code:literal $severity:ident $message:literal, $help:literal;)*) => {
        $($(#[$doc])* pub static $name: Entry =
            Entry { code: $code, severity: Severity::$severity, message: $message, help: $help };)*

        /// Every entry of this crate.
        pub static TABLE: &[&Entry] = &[$(&$name),*];
    };
}

entries! {
    /// The path is empty.
    EMPTY = "E0401" Error "the path is empty", "the whole document is `$`";
    /// The path ends in `..`.
    ENDS_IN_SCAN = "E0402" Error "a path cannot end with `..`", "say what to look for, as in `$..name`";
    /// Something else than `.` or `[` follows `$`.
    AFTER_ROOT = "E0403" Error "only `.` or `[` can follow `{root}`", "write `$.name` or `$['name']`";
    /// A blank stands in the path.
    SPACE = "E0404" Error "a blank cannot stand in a path",
        "put a name with blanks into brackets and quotes, as in `$['two words']`";
    /// The path ends too early.
    ENDS_EARLY = "E0405" Error "the path ends inside {part}",
        "close what is open, or leave it out";
    /// Brackets hold nothing that can be read.
    EMPTY_BRACKETS = "E0406" Error "`{text}` holds no name, number or filter",
        "names in brackets stand in single quotes, as in `['name']`";
    /// An index is no number.
    BAD_INDEX = "E0407" Error "`{text}` is not an index",
        "an index is a whole number of 32 bits, and stands on both sides of a comma; all items are `[*]`";
    /// Double quotes are used for a name.
    DOUBLE_QUOTES = "E0408" Error "double quotes do not mark a name here", "use single quotes: `['{name}']`";
    /// The expression after `@` is not a length.
    BAD_SIZE = "E0409" Error "`{text}` is not a position counted from the end",
        "the only such form is `[(@.length-1)]`, with any number";
    /// The brackets of a filter do not match.
    UNBALANCED_FILTER = "E0410" Error "the brackets or quotes of this filter do not match",
        "every quote needs its partner, and a bracket counts even inside quotes or a regular expression";
    /// A filter is not written as one.
    BAD_FILTER = "E0411" Error "a filter is written `[?(…)]`", "put its condition into parentheses";
    /// A filter has an empty term.
    EMPTY_TERM = "E0412" Error "a condition is missing in this filter", "each side of `&&` and `||` needs one";
    /// Terms and operators do not alternate.
    UNEVEN_TERMS = "E0413" Error "conditions and operators do not alternate in this filter",
        "write `a && b || c`; the operators count even inside quotes";
    /// A term is neither a comparison nor a path.
    NOT_A_TEST = "E0414" Error "`{text}` is neither a comparison nor a path",
        "compare with `== != < <= > >= =~`, or test that `@.name` exists";
    /// A path in a filter may find several values.
    INDEFINITE_FILTER_PATH = "E0415" Error "`{text}` may find several values, which a filter cannot compare",
        "use a path without `*`, `..`, slices and filters";
    /// A negation stands on the right.
    NEGATED_RIGHT = "E0416" Error "`!` cannot stand on the right side",
        "compare with `!=`, or put `!` before the whole condition";
    /// A quote is not closed.
    LONE_QUOTE = "E0417" Error "the quote is not closed",
        "a text stands between two quotes: `'x'`";
    /// A regular expression does not compile.
    BAD_PATTERN = "E0418" Error "`{text}` is not a regular expression: {problem}",
        "parentheses, brackets, quotes, `<`, `>`, `&&` and `||` have a meaning of their own in a filter";
    /// The filter uses an operator of later versions.
    UNKNOWN_OPERATOR = "E0419" Error "there is no operator `{name}` in this dialect", "{instead}";

    /// A name is missing.
    NO_NAME = "E0420" Error "there is no `{name}` here", "";
    /// A name is looked up in something that has none.
    NOT_AN_OBJECT = "E0421" Error "`{name}` is looked up in {found}, not in an object",
        "{instead}";
    /// An index is past the end.
    NO_ITEM = "E0422" Error "there is no item {index} in a list of {length}", "items are counted from 0";
    /// An index is negative.
    NEGATIVE_INDEX = "E0423" Error "a negative index never finds anything",
        "count from the end with `[(@.length-1)]`";
    /// An index is applied to null.
    INDEX_OF_NULL = "E0424" Error "the value before the brackets is null", "";
    /// A definite path has found nothing.
    NOTHING = "E0425" Error "there is nothing at this path", "";

    /// The document is null.
    NULL_DOCUMENT = "E0430" Error "the document is null, on which no path can be evaluated", "";
    /// An index or slice is applied to something else than a list.
    NOT_A_LIST = "E0431" Error "an index is applied to {found}, not to a list", "{instead}";
    /// A filter is applied to a scalar.
    FILTER_ON_SCALAR = "E0432" Error "a filter is applied to {found}", "filters apply to lists and objects";
    /// Several names stand before the end of the path.
    NAMES_IN_THE_MIDDLE = "E0433" Error "several names can only stand at the end of a path", "";
    /// A filter without a condition is evaluated.
    NO_CONDITION = "E0434" Error "`[?]` has no condition", "write one: `[?(@.name == 'x')]`";
    /// A number is compared with a text that is none.
    NOT_A_NUMBER = "E0435" Error "`{text}` is compared with a number and is none",
        "everything in a filter that is no path is a text; one number among the items makes the whole path fail";
    /// The operand of `=~` is no regular expression.
    NOT_A_PATTERN = "E0436" Error "neither side of `=~` is a regular expression",
        "write it between slashes, as in `/a.*/i`";
    /// The path goes nowhere after a scan.
    OPEN_SCAN = "E0437" Error "nothing follows `..`", "say what to look for, as in `$..name`";

    /// A character in the document cannot stand there.
    DOCUMENT_CHARACTER = "E0440" Error "the document is not readable: unexpected `{found}`", "";
    /// The document ends too early.
    DOCUMENT_END = "E0441" Error "the document is not readable: it ends inside a value", "";
    /// An escape in the document is broken.
    DOCUMENT_ESCAPE = "E0442" Error "the document is not readable: `{found}` is no hexadecimal digit", "";
    /// A number in the document is broken.
    DOCUMENT_NUMBER = "E0443" Error "the document is not readable: this begins like a number and is none", "";

    /// The document is beyond our limits.
    DOCUMENT_LIMIT = "E0940" Error "the document is too much for this simulator: {problem}", "";
    /// The path visits too many values.
    VISITS = "E0941" Error "the path visits more than {limit} values", "";
    /// The path or the document nests too deeply.
    DEPTH = "E0942" Error "the path goes more than {limit} levels deep", "";

    /// A regular expression takes too long, or the text that it is held against is too much.
    PATTERN_STEPS = "E0943" Error "the regular expressions of this path take more than {limit} steps",
        "nested repetitions such as `(a*)*` are slow";

    /// A negative index never works.
    HINT_NEGATIVE_INDEX = "H0740" Hint "`{text}` never finds anything in this dialect",
        "count from the end with `[(@.length{index})]`";
    /// A name looks like a function.
    HINT_FUNCTION = "H0741" Hint "there are no functions in this dialect: `{name}` is looked up as a key",
        "{instead}";
    /// Double quotes mark nothing.
    HINT_DOUBLE_QUOTES = "H0742" Hint "double quotes belong to the text in this dialect",
        "use single quotes: `{instead}`";
    /// A word operator is not known.
    HINT_WORD_OPERATOR = "H0743" Hint "there is no operator `{name}` in this dialect", "{instead}";
    /// Parentheses do not group.
    HINT_GROUPING = "H0744" Hint "parentheses do not group in this dialect: `&&` always binds tighter than `||`",
        "spell the cases out: `a && c || b && c`";
    /// One item without the name makes the whole path fail.
    HINT_HOLE = "H0745" Hint "one item without `{name}` after `{text}` makes the whole path find nothing",
        "only `[*]` passes over such items";
    /// A slice's step is ignored.
    HINT_STEP = "H0746" Hint "the step in `{text}` is ignored in this dialect", "";
    /// The end of a slice is not counted from the end.
    HINT_SLICE_END = "H0747" Hint "`{text}` finds nothing: the end of `[a:b]` is never counted from the end",
        "`[:-1]` and `[-1:]` are";
    /// A member that is missing, and that resembles one that is there.
    HINT_NEAR = "H0748" Hint "there is no `{name}` here; did you mean `{near}`?",
        "names of members are case-sensitive";
}
