//! Tokens, each kind of which is one character of the string that `grammar.pest` reads.

/// What a token is. The value is the character that stands for it in the grammar.
///
/// `A` to `R` are the tokens that are a statement by themselves, `a` to `m` the operators between two operands; the
/// grammar takes either as one range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    /// Characters other than `$`, `#` and `\` outside of everything.
    Text = b'A',
    /// A dot that a letter follows, outside of a reference.
    Dot = b'B',
    /// A `(` after a name that calls nothing, hence text.
    TextParen = b'C',
    Float = b'D',
    Integer = b'E',
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
    /// `#word` that no parenthesis follows.
    BareDirective = b'Q',
    /// `{` right after `$`, `$!` or a reference, without a name behind it.
    TextBrace = b'R',
    True = b'S',
    False = b'T',
    /// `{` right after `$`, `$!` or a reference, and before a name.
    OpenReference = b'U',
    Name = b'V',
    /// A dot and a name that go on with a reference: two tokens, of which the grammar sees one.
    Member = b'W',
    Word = b'w',
    BracedWord = b'x',
    /// `#set(` with the blanks before it.
    Set = b's',
    If = b'X',
    ElseIf = b'Y',
    Else = b'n',
    End = b'o',
    /// `#word` before a parenthesis, without a block.
    LineDirective = b'p',
    /// `#word` before a parenthesis, with a block.
    BlockDirective = b'q',
    /// `(` in a directive.
    Open = b'(',
    /// `)` in a directive that closes an inner parenthesis.
    Close = b')',
    /// `)` that ends a directive, with the blanks and the newline after it.
    CloseDirective = b';',
    /// `(` of a method call.
    OpenCall = b'<',
    /// `)` of a method call.
    CloseCall = b'>',
    OpenList = b'[',
    CloseList = b']',
    OpenIndex = b'/',
    CloseIndex = b'\\',
    OpenMap = b'{',
    CloseMap = b'}',
    Comma = b',',
    Colon = b':',
    Dots = b'~',
    /// White space; the grammar sees it only where it matters (`Lexer::blank`).
    Blank = b'_',
    Plus = b'a',
    Minus = b'b',
    Times = b'c',
    Divide = b'd',
    Modulo = b'e',
    And = b'f',
    Or = b'g',
    Equal = b'h',
    NotEqual = b'i',
    Less = b'j',
    LessEqual = b'k',
    Greater = b'l',
    GreaterEqual = b'm',
    Not = b'!',
    Assign = b'=',
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
    /// What the grammar reads: a character for each token but members' names and blanks that mean nothing.
    pub(crate) kinds: String,
    /// The token behind each character.
    pub(crate) places: Vec<u32>,
    /// Side texts, the character that was given back included.
    pub(crate) sides: Vec<(u32, u32)>,
    /// Why the last token is a fault, if it is one.
    pub(crate) fault: Option<Fault>,
}

impl Tokens {
    /// The token behind the character at `at`; the number of tokens at the end.
    pub(crate) fn place(&self, at: usize) -> usize {
        self.places.get(at).map_or(self.list.len(), |place| *place as usize)
    }
}
