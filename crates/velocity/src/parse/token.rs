//! Tokens, each kind of which is one character of the string that `grammar.pest` reads.

/// What a token is. The value is the character that stands for it in the grammar.
///
/// `A` to `P` are the tokens that are a statement by themselves; the grammar takes them as one range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    /// Characters other than `$`, `#` and `\` outside of everything.
    Text = b'A',
    /// A dot that a letter follows.
    Dot = b'B',
    /// A `(` after a name that calls nothing, hence text.
    TextParen = b'C',
    Integer = b'D',
    Float = b'E',
    String = b'F',
    /// One backslash.
    Escape = b'G',
    /// `}` right after a reference.
    CloseReference = b'H',
    /// `$[`, `$.` and their like.
    EmptyIndex = b'I',
    /// Two backslashes.
    DoubleEscape = b'J',
    /// `\#word`.
    EscapedDirective = b'K',
    /// `##`.
    LineComment = b'L',
    /// The newline of a line comment.
    LineCommentEnd = b'M',
    /// `#* … *#`.
    BlockComment = b'N',
    /// `#** … *#`.
    DocComment = b'O',
    /// `#[[ … ]]#`.
    Raw = b'P',
    /// `{` right after `$`, `$!` or a reference.
    OpenReference = b'Q',
    Name = b'n',
    True = b't',
    False = b'f',
    Word = b'w',
    BracedWord = b'b',
    /// `#set(` with the blanks before it.
    Set = b's',
    If = b'i',
    ElseIf = b'j',
    Else = b'k',
    End = b'e',
    /// `#word` that no parenthesis follows.
    BareDirective = b'd',
    /// `#word` before a parenthesis, without a block.
    LineDirective = b'l',
    /// `#word` before a parenthesis, with a block.
    BlockDirective = b'g',
    /// `(` in a directive.
    Open = b'(',
    /// `)` in a directive that closes an inner parenthesis.
    Close = b')',
    /// `)` that ends a directive, with the blanks and the newline after it.
    CloseDirective = b';',
    /// `(` of a method call.
    OpenCall = b'c',
    /// `)` of a method call.
    CloseCall = b'r',
    OpenList = b'[',
    CloseList = b']',
    OpenIndex = b'<',
    CloseIndex = b'>',
    OpenMap = b'{',
    CloseMap = b'}',
    Comma = b',',
    Colon = b':',
    Dots = b'~',
    Blank = b'_',
    Plus = b'+',
    Minus = b'-',
    Times = b'*',
    Divide = b'/',
    Modulo = b'%',
    And = b'&',
    Or = b'|',
    Not = b'!',
    Assign = b'=',
    Equal = b'q',
    NotEqual = b'x',
    Less = b'u',
    LessEqual = b'v',
    Greater = b'y',
    GreaterEqual = b'z',
    /// A character that the state of the lexer does not list.
    Fault = b'@',
}

impl Kind {
    /// Whether a parameter of a method may begin with this token; then a `(` before it is a call.
    pub(crate) fn begins_parameter(self) -> bool {
        matches!(
            self,
            Kind::CloseCall
                | Kind::Blank
                | Kind::String
                | Kind::Integer
                | Kind::Float
                | Kind::OpenList
                | Kind::OpenMap
                | Kind::True
                | Kind::False
                | Kind::Name
                | Kind::OpenReference
        )
    }
}

/// A token: its image is `text[start..end]`, the part before `body` being the prefix that precedes the match.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: u32,
    pub(crate) body: u32,
    pub(crate) end: u32,
    /// The side texts that hang on this token: a range of `Tokens::sides`.
    pub(crate) sides: (u32, u32),
}

/// Why the lexer could not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A character that cannot stand here.
    Character,
    /// A quote without its partner.
    UnclosedString,
    /// A template that ends in `$`, `#` or the like.
    PendingPrefix,
    /// `#[[` without `]]#`.
    UnclosedRaw,
    /// More brackets inside each other than the limit allows.
    TooDeep,
}

/// What the lexer yields.
#[derive(Default)]
pub(crate) struct Tokens {
    pub(crate) list: Vec<Token>,
    /// One character for each token.
    pub(crate) kinds: String,
    /// Side texts, the character that was given back included.
    pub(crate) sides: Vec<(u32, u32)>,
    /// Why the last token is a fault, if it is one.
    pub(crate) fault: Option<Fault>,
}
