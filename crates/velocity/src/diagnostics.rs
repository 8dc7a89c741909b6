//! What can be said about a template: the one place of its wording.
//!
//! `E02xx` are errors of parsing, `E03xx` of rendering, `E092x` bounds, `H072x` hints.

use gatelens_value::diagnostic::{Entry, Severity};

macro_rules! entries {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident, $message:literal, $help:literal;)*) => {
        $($(#[$doc])* pub static $name: Entry = Entry {
            code: $code,
            severity: Severity::$severity,
            message: $message,
            help: $help,
        };)*

        /// Every entry of this crate, in order of code.
        pub static TABLE: &[&Entry] = &[$(&$name),*];
    };
}

entries! {
    /// A token does not fit.
    UNEXPECTED = "E0201", Error,
        "found {found} where {expected} is expected",
        "close what is open; if plain text is meant, print its `$` or `#` from a variable: #set($D = '$')";
    /// The template ends in the middle of something.
    UNEXPECTED_END = "E0202", Error,
        "the template ends where {expected} is expected",
        "something is opened and not closed";
    /// A string is not closed.
    UNCLOSED_STRING = "E0203", Error,
        "this string has no closing `{quote}`",
        "close it; inside the string a quote is written twice, since a backslash does not protect it";
    /// A block is not closed.
    UNCLOSED_BLOCK = "E0204", Error,
        "`{opener}` has no `#end`",
        "every `#if`, `#foreach`, `#define` and `#macro` needs its own `#end`";
    /// `#end` without a block.
    NO_BLOCK = "E0205", Error,
        "this `#end` closes nothing",
        "there is no open `#if`, `#foreach`, `#define` or `#macro` before it";
    /// `#else` or `#elseif` outside of `#if`.
    NO_IF = "E0206", Error,
        "`{found}` has no `#if` to belong to",
        "it must stand directly in the block of an `#if`";
    /// `#else` or `#elseif` after `#else`.
    AFTER_ELSE = "E0207", Error,
        "`{found}` comes after `#else`",
        "`#else` is the last branch of an `#if`";
    /// Raw text is not closed.
    UNCLOSED_RAW = "E0208", Error,
        "`#[[` has no closing `]]#`",
        "everything after `#[[` is printed as it is, up to `]]#`";
    /// The template ends in `$` or `#`.
    ENDS_IN_PREFIX = "E0209", Error,
        "a template cannot end in `{found}`",
        "Velocity waits for a name; put any character after it, or print it from a variable: #set($D = '$')";
    /// A character cannot stand here.
    STRANGE_CHARACTER = "E0210", Error,
        "`{found}` cannot stand here, where {expected} is expected",
        "arguments, indexes, lists and maps take values only: compute with #set first; use the variable then";
    /// A minus that belongs to a number.
    GLUED_MINUS = "E0211", Error,
        "`{number}` is read as one negative number, so an operator is missing before it",
        "put a blank after the minus: `- {digits}`";
    /// A bare word as an argument of a directive.
    BARE_WORD = "E0212", Error,
        "the bare word `{word}` is no argument for `#{name}`",
        "write `${word}` for a variable or \"{word}\" for a text";
    /// A macro without a name.
    MACRO_NAME = "E0213", Error,
        "`#macro` needs a bare word as its first argument, the macro's name",
        "API Gateway drops macros anyway: their calls are printed as text";
    /// A quote out of a word processor.
    TYPOGRAPHIC_QUOTE = "E0214", Error,
        "the typographic quote `{found}` quotes nothing here",
        "write a straight one: \" or '";
    /// An assignment where a comparison is meant.
    ASSIGNMENT = "E0215", Error,
        "`{found}` compares nothing",
        "compare with `==`; a single `=` belongs into #set alone";
    /// A path without quotes.
    UNQUOTED_PATH = "E0216", Error,
        "the path `{path}` stands without quotes",
        "a path is a text: write {quoted}";
    /// A bare word as a value.
    UNQUOTED_WORD = "E0217", Error,
        "the bare word `{word}` is no value",
        "write `${word}` for a variable or \"{word}\" for a text";
    /// A directive goes on in the next line, and is not meant to.
    UNCLOSED_DIRECTIVE = "E0218", Error,
        "the parenthesis of `{opener}` is not closed before {found}",
        "close it with `)`";
    /// A token does not fit into a directive.
    MISFIT = "E0219", Error,
        "found {found} where {expected} is expected",
        "the forms are #set($x = …), #if(…), #elseif(…) and #foreach($item in $list)";
    /// Something stands in the place of an operator.
    NO_OPERATOR = "E0220", Error,
        "`{found}` is no operator, and {expected} is expected",
        "there are + - * / %, == != < > <= >=, && || ! and their words in small letters; there is no `? :`";
    /// A quote ends a string too early.
    QUOTE_INSIDE = "E0221", Error,
        "the string ends at this quote, before `{found}`",
        "inside a string its own quote is written twice; a backslash does not protect it";
    /// A comma without a value after it.
    EMPTY_PLACE = "E0222", Error,
        "no value follows this comma",
        "lists, maps and arguments have commas between their values only, and none after the last";
    /// Nothing but white space in brackets.
    WHITE_SPACE = "E0223", Error,
        "white space alone cannot stand in these brackets",
        "write `{empty}`";
    /// `$true`.
    WORD_AS_NAME = "E0224", Error,
        "`{word}` is a value, and cannot be the name of a variable or a key here",
        "take another name, and read a key of this name with `.get(\"{word}\")`";
    /// Something strange in the braces of a reference.
    IN_BRACES = "E0225", Error,
        "found {found} where {expected} is expected",
        "close the reference with `}`; its braces hold names, calls and indexes, and no default such as `${x|'y'}`";
    /// A sign before something that is no number.
    SIGN = "E0226", Error,
        "nothing stands before this `{sign}`",
        "only a number takes a sign, and that is a minus: write `0 - $x`, or leave the plus out";
    /// `+=` and the like.
    COMPOUND_ASSIGNMENT = "E0227", Error,
        "`{found}` assigns nothing",
        "#set knows a single `=` only: #set($x = $x + 1)";
    /// Text in the parentheses of a word that is no directive.
    NO_ARGUMENT = "E0228", Error,
        "`{name}` and its parenthesis are read as a directive, and {found} is no argument",
        "if plain text is meant, write it as #[[…]]#, or print its `#` from a variable: #set($H = '#')";
    /// A directive that needs parentheses.
    NO_PARENTHESES = "E0301", Error,
        "`#{name}` without parentheses fails when the template is prepared",
        "write `#{name}(…)`, or break up the word if it is meant as text";
    /// A directive with too many arguments.
    TOO_MANY_ARGUMENTS = "E0302", Error,
        "`#{name}` takes at most one argument",
        "the template fails when it is prepared, even if this line is never reached";
    /// `#define` without exactly one name.
    DEFINE_NAME = "E0303", Error,
        "`#define` takes exactly one argument, the variable",
        "write `#define($name) … #end`";
    /// `#literal` without content.
    EMPTY_LITERAL = "E0304", Error,
        "an empty `#literal()` fails when the template is prepared",
        "remove it";
    /// A number token that is no number.
    BAD_NUMBER = "E0305", Error,
        "`{text}` is no number",
        "the template fails when it is prepared, even if this line is never reached";
    /// `\u` without four hexadecimal digits.
    BAD_ESCAPE = "E0306", Error,
        "`\\u` in a double-quoted string needs four hexadecimal digits",
        "use single quotes if the backslash is meant as it is";
    /// A method threw an exception.
    METHOD_THREW = "E0310", Error,
        "`{method}` failed: {exception}",
        "check the value with #if before: when a method fails, so does the whole template";
    /// An index is out of range.
    INDEX = "E0311", Error,
        "index {index} is out of range: there are {size} elements",
        "indexes go from 0 to size - 1; check with `.size()` first";
    /// A negative index on something without a size.
    NO_SIZE = "E0312", Error,
        "the negative index {index} needs a `size()`, and {class} has none",
        "take the part of a string with `.substring()`";
    /// A list or map was changed while it was iterated.
    CHANGED = "E0313", Error,
        "what this `#foreach` iterates was changed inside it",
        "collect the changes in another list, and apply them after the loop";
    /// `#break` with something that is no loop.
    NO_LOOP = "E0314", Error,
        "`#break` takes a loop such as `$foreach`, and this is {value}",
        "write `#break` alone to leave the innermost loop";
    /// Modulo of big fractions, or by a negative big number.
    BIG_MODULO = "E0315", Error,
        "`%` cannot compute {left} % {right}",
        "bring both sides into the range of a Long first";
    /// `#foreach` without a variable and a source.
    FOREACH_ARGUMENTS = "E0316", Error,
        "`#foreach` needs `($variable in $list)`",
        "";
    /// A failure of another kind.
    FAILED = "E0318", Error,
        "this fails: {exception}",
        "";
    /// The template is too long.
    TEMPLATE_TOO_LONG = "E0920", Error,
        "the template has {length} bytes, and at most {limit} are read",
        "API Gateway itself takes 300 KB";
    /// Blocks are nested too deeply.
    NESTED_TOO_DEEP = "E0921", Error,
        "more than {limit} blocks or strings stand inside each other",
        "";
    /// Brackets are nested too deeply.
    BRACKETS_TOO_DEEP = "E0922", Error,
        "too many brackets stand inside each other at this `{found}`",
        "close some, or split the expression with #set";
    /// Too many steps.
    STEPS = "E0923", Error,
        "the template takes more than {limit} steps",
        "nested loops multiply their rounds";
    /// Too much output.
    OUTPUT = "E0924", Error,
        "the template writes more than {limit} bytes",
        "";
    /// Evaluation nests too deeply.
    DEPTH = "E0925", Error,
        "evaluation nests too deeply here",
        "something contains itself, or calls itself";
    /// A range is too long.
    RANGE = "E0926", Error,
        "the range has {length} elements, and at most {limit} are made",
        "a `#foreach` ends after 1,000 rounds anyway";
    /// A string grows too long.
    STRING = "E0927", Error,
        "a string grows past {limit} bytes",
        "";
    /// Too much memory.
    MEMORY = "E0928", Error,
        "the template makes values of more than {limit} bytes",
        "";
    /// A value is too deep or too large to print or compare.
    VALUE_TOO_DEEP = "E0929", Error,
        "a value nests too deeply to be printed or compared",
        "it contains itself, or is more than 512 levels deep";
    /// A comma after the last element of a loop.
    TRAILING_COMMA = "H0720", Hint,
        "the last round of this loop leaves a comma before `{bracket}`",
        "write #if($foreach.hasNext),#end instead of the comma";
    /// A condition that is always true.
    ALWAYS_TRUE = "H0721", Hint,
        "this is true whatever `{reference}` is, unless it is the Boolean false",
        "missing values, empty strings, 0 and the string \"false\" are true; compare instead: {reference} != \"\"";
    /// A condition that is always false.
    ALWAYS_FALSE = "H0722", Hint,
        "this is never true: only `true`, references and comparisons can be",
        "compare it with something";
    /// A name with a minus in it.
    MINUS_IN_NAME = "H0723", Hint,
        "`{name}` is one name, since a hyphen belongs to names",
        "write {formal} before a hyphen, or put blanks around a minus";
    /// The result of a method that changes something is printed.
    PRINTED_RESULT = "H0724", Hint,
        "`{method}` prints what it returns, such as `true` or an old value",
        "take it up with #set($ignored = …) to print nothing";
    /// A word that is no directive, and looks like one.
    UNKNOWN_DIRECTIVE = "H0725", Hint,
        "`{word}` is no directive here: it prints as text",
        "the directives are #set(…), #if(…), #elseif(…), #else, #end, #foreach(…), #define(…), #break and #stop";
    /// A loop without a list.
    NO_LIST = "H0726", Hint,
        "this loop has no list, so it does nothing",
        "write #foreach($item in $list)";
}
