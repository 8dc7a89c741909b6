//! The token source: Velocity's lexer as the state machine that it is (vtl 2).
//!
//! It stands in front of the grammar because its states cannot be said in one: a character means different things
//! after `$`, after a dot, between the parentheses of a method and in a directive, and some tokens (a failed `$`, a
//! `#` before a blank) are put in front of the next one or hang on it unseen. The grammar then reads one character
//! for each token (`Kind`), so that it is small and needs no looking ahead.
//!
//! In three places Velocity's parser reaches back into its lexer, and so does the token source, by itself:
//! - After `#word` the parser looks whether `(` follows and moves the lexer on. That holds where a statement may
//!   begin; between the parentheses of a directive `#word` is an argument.
//! - `(` after `.name` calls a method only if an argument or `)` follows; otherwise it is text and the lexer stays
//!   in the state of the arguments. The next token decides.
//! - `{` after `$` opens a reference only if a name follows; otherwise it is text. Again the next token decides.

use super::lexeme::{
    blank_length, has_block, is_name_start, line_end, name_length, number, string_length, text_length, width,
    word_length,
};
use super::token::{Fault, Kind, Reading, Seen, Token, Tokens};

/// The states of vtl 2.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Text,
    Reference,
    Modifier,
    Arguments,
    Index,
    Hash,
    Directive,
    Line,
    Block,
    Doc,
    Raw,
}

#[derive(Clone, Copy)]
struct Frame {
    state: State,
    opened: u32,
    closed: u32,
    /// In `Arguments`: the parenthesis turned out to be text, so that statements may begin here.
    statements: bool,
}

/// Reads tokens from `text`, beginning at `from` in the given state, and stops at the first fault.
///
/// `depth` bounds how many brackets may stand inside each other, which the grammar follows by recursion; `reading` says
/// whether what is simple is folded for it.
pub(crate) fn tokenize(text: &str, from: usize, state: State, depth: u32, reading: Reading) -> Tokens {
    let mut lexer = Lexer {
        bytes: text.as_bytes(),
        at: from,
        prefix: from,
        pending: false,
        frame: Frame { state, opened: 0, closed: 0, statements: false },
        stack: Vec::with_capacity(8),
        sides: 0,
        undecided: Undecided::Nothing,
        nesting: 0,
        depth,
        out: Tokens { reading, ..Tokens::default() },
    };
    let guess = (text.len() - from) / 4 + 8;
    lexer.out.list.reserve(guess);
    lexer.out.seen.reserve(guess);
    lexer.run();
    lexer.out
}

/// A token whose meaning the next one tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Undecided {
    Nothing,
    /// `(` after `.name`, with the height of the stack there.
    Call(usize),
    /// `{` after `$`, `$!` or a reference.
    Brace,
}

struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Where the pending prefix began; equal to `at` if there is none.
    prefix: usize,
    pending: bool,
    frame: Frame,
    stack: Vec<Frame>,
    /// How many side texts already belong to tokens.
    sides: u32,
    /// What the next token decides on.
    undecided: Undecided,
    nesting: u32,
    depth: u32,
    out: Tokens,
}

impl Lexer<'_> {
    fn run(&mut self) {
        while self.at < self.bytes.len() && self.out.fault.is_none() {
            match self.frame.state {
                State::Text => self.text(),
                State::Reference => self.reference(),
                State::Modifier => self.modifier(),
                State::Arguments => self.arguments(),
                State::Index => self.index(),
                State::Hash => self.hash(),
                State::Directive => self.directive(),
                State::Line | State::Block | State::Doc | State::Raw => self.opaque(),
            }
        }
        self.decide(None);
        if self.out.fault.is_none() && self.pending {
            let raw = self.frame.state == State::Raw;
            self.fail(if raw { Fault::UnclosedRaw } else { Fault::PendingPrefix }, 0);
        }
    }

    // ---- what a match does

    fn byte(&self, offset: usize) -> u8 {
        self.bytes.get(self.at + offset).copied().unwrap_or(0)
    }

    fn starts_with(&self, text: &[u8]) -> bool {
        self.bytes[self.at..].starts_with(text)
    }

    fn push_frame(&mut self, state: State) {
        self.stack.push(self.frame);
        self.frame = Frame { state, opened: 0, closed: self.frame.closed, statements: false };
    }

    fn pop_frame(&mut self) {
        self.frame =
            self.stack.pop().unwrap_or(Frame { state: State::Text, opened: 0, closed: 0, statements: false });
    }

    /// Emits `len` bytes, and the prefix before them, as a token.
    fn token(&mut self, kind: Kind, len: usize) {
        let body = self.at as u32;
        self.at += len;
        self.emit(kind, self.prefix as u32, body, self.at as u32);
    }

    fn emit(&mut self, kind: Kind, start: u32, body: u32, end: u32) {
        self.decide(Some(kind));
        self.out.seen.push(Seen { kind, place: self.out.list.len() as u32 });
        self.add(kind, start, body, end);
    }

    /// Adds a token that the grammar does not see.
    fn add(&mut self, kind: Kind, start: u32, body: u32, end: u32) {
        let sides = (self.sides, self.out.sides.len() as u32);
        self.sides = sides.1;
        self.out.list.push(Token { kind, start, body, end, sides });
        self.prefix = self.at;
        self.pending = false;
    }

    /// Decides on the token before by the next one, or the end of the text.
    #[inline]
    fn decide(&mut self, next: Option<Kind>) {
        if self.undecided != Undecided::Nothing {
            self.decide_now(next);
        }
    }

    fn decide_now(&mut self, next: Option<Kind>) {
        match std::mem::replace(&mut self.undecided, Undecided::Nothing) {
            Undecided::Call(height) if !next.is_some_and(Kind::begins_parameter) => {
                self.nesting = self.nesting.saturating_sub(1);
                self.out.correct(Kind::TextParen);
                let frame =
                    if height == self.stack.len() { &mut self.frame } else { &mut self.stack[height] };
                frame.statements = true;
            }
            Undecided::Brace if next != Some(Kind::Name) => self.out.correct(Kind::TextBrace),
            _ => {}
        }
    }

    /// Takes `len` bytes as a prefix of the next match.
    fn more(&mut self, len: usize) {
        self.at += len;
        self.pending = true;
    }

    /// The next character ends the state: it becomes side text with the prefix, and is given back.
    fn side(&mut self) {
        let end = self.at + width(self.bytes[self.at]);
        // Of a character by itself nothing is ever printed.
        if self.pending || self.out.sides.len() as u32 > self.sides {
            self.out.sides.push((self.prefix as u32, end.min(self.bytes.len()) as u32));
        }
        self.prefix = self.at;
        self.pending = false;
        self.pop_frame();
    }

    fn fail(&mut self, fault: Fault, len: usize) {
        let len = len.min(self.bytes.len() - self.at);
        self.token(Kind::Fault, len);
        self.out.fault = Some(fault);
    }

    fn unexpected(&mut self) {
        let len = width(self.bytes[self.at]);
        self.fail(Fault::Character, len);
    }

    fn opening(&mut self, kind: Kind) {
        self.nesting += 1;
        if self.nesting > self.depth / 4 {
            self.fail(Fault::TooDeep, 1);
        } else {
            self.token(kind, 1);
        }
    }

    fn closing(&mut self, kind: Kind) {
        self.nesting = self.nesting.saturating_sub(1);
        self.token(kind, 1);
    }

    // ---- matches that every state has (vtl 2.1)

    /// Matches backslashes, `$` and perhaps backslashes and `!`; the length, or 0.
    fn dollar_length(&self) -> usize {
        let mut len = 0;
        while self.byte(len) == b'\\' {
            len += 1;
        }
        if self.byte(len) != b'$' {
            return 0;
        }
        len += 1;
        let mut bang = len;
        while self.byte(bang) == b'\\' {
            bang += 1;
        }
        if self.byte(bang) == b'!' { bang + 1 } else { len }
    }

    fn dollar(&mut self, len: usize) {
        if self.frame.state == State::Reference {
            self.pop_frame();
        }
        self.push_frame(State::Reference);
        self.more(len);
    }

    /// The prefixes that begin with `#`; the caller has ruled out `##` where that is a comment.
    fn sharp(&mut self) {
        if self.starts_with(b"#[[") {
            self.push_frame(State::Raw);
            self.more(3);
        } else if self.starts_with(b"#**") && self.at + 3 < self.bytes.len() && self.byte(3) != b'#' {
            self.push_frame(State::Doc);
            self.more(3);
        } else if self.starts_with(b"#*") {
            self.push_frame(State::Block);
            self.more(2);
        } else {
            if matches!(self.frame.state, State::Reference | State::Modifier) {
                self.pop_frame();
            }
            self.push_frame(State::Hash);
            self.more(1);
        }
    }

    /// `$` with its backslashes, or `#`: true if one of them was taken.
    fn prefixes(&mut self) -> bool {
        match self.bytes[self.at] {
            b'#' => {
                self.sharp();
                true
            }
            b'$' | b'\\' => {
                let len = self.dollar_length();
                if len > 0 {
                    self.dollar(len);
                }
                len > 0
            }
            _ => false,
        }
    }

    fn line_comment(&mut self) {
        if self.frame.state == State::Reference {
            self.pop_frame();
        }
        self.token(Kind::LineComment, 2);
        self.push_frame(State::Line);
    }

    /// Matches a `#set(` with the blanks before it; the length, or 0.
    fn set_length(&self) -> usize {
        let mut len = 0;
        while matches!(self.byte(len), b' ' | b'\t') {
            len += 1;
        }
        let rest = &self.bytes[self.at + len..];
        len += if rest.starts_with(b"#set") {
            4
        } else if rest.starts_with(b"#{set}") {
            6
        } else {
            return 0;
        };
        while self.byte(len) == b' ' {
            len += 1;
        }
        if self.byte(len) == b'(' { len + 1 } else { 0 }
    }

    fn set(&mut self) -> bool {
        if !matches!(self.bytes[self.at], b' ' | b'\t' | b'#') {
            return false;
        }
        let len = self.set_length();
        if len > 0 {
            self.token(Kind::Set, len);
            self.push_frame(State::Directive);
            self.frame.opened = 1;
        }
        len > 0
    }

    /// `$[`, `$![`, `$\![` and `$.`; the length, or 0.
    fn empty_index_length(&self) -> usize {
        match (self.byte(1), self.byte(2), self.byte(3)) {
            (b'[' | b'.', ..) => 2,
            (b'!', b'[', _) => 3,
            (b'\\', b'!', b'[') => 4,
            _ => 0,
        }
    }

    // ---- the states (vtl 2.2)

    fn text(&mut self) {
        match self.bytes[self.at] {
            b'$' => {
                let len = self.empty_index_length();
                if len > 0 {
                    self.token(Kind::EmptyIndex, len);
                } else {
                    self.prefixes();
                }
            }
            b'#' => {
                if self.byte(1) == b'#' {
                    self.line_comment();
                } else if !self.set() {
                    self.sharp();
                }
            }
            b'\\' => self.text_backslash(),
            byte => {
                if matches!(byte, b' ' | b'\t') && self.set() {
                    return;
                }
                self.token(Kind::Text, text_length(&self.bytes[self.at..]));
            }
        }
    }

    fn text_backslash(&mut self) {
        let mut count = 1;
        while self.byte(count) == b'\\' {
            count += 1;
        }
        if self.byte(count) == b'#' && count % 2 == 1 {
            let word = word_length(&self.bytes[self.at + count + 1..]);
            if word > 0 {
                return self.token(Kind::EscapedDirective, count + 1 + word);
            }
        }
        if self.byte(count) == b'$' {
            self.prefixes();
        } else if count > 1 {
            self.token(Kind::DoubleEscape, 2);
        } else {
            self.token(Kind::Escape, 1);
        }
    }

    fn reference(&mut self) {
        let byte = self.bytes[self.at];
        if byte == b'#' && self.byte(1) == b'#' {
            return self.line_comment();
        }
        if byte == b'$' {
            let len = self.empty_index_length();
            if len > 0 {
                return self.token(Kind::EmptyIndex, len);
            }
        }
        self.reference_part();
    }

    fn modifier(&mut self) {
        if self.bytes[self.at] == b'(' {
            let call = self.follows_member();
            self.frame.state = State::Arguments;
            self.frame.opened += 1;
            self.frame.statements = !call;
            if call {
                self.opening(Kind::OpenCall);
                if self.out.fault.is_none() {
                    self.undecided = Undecided::Call(self.stack.len());
                }
            } else {
                self.token(Kind::TextParen, 1);
            }
        } else {
            self.reference_part();
        }
    }

    /// Whether the token before is `.name` of a reference.
    fn follows_member(&self) -> bool {
        let [.., member, name] = self.out.list.as_slice() else { return false };
        name.kind == Kind::Name && member.kind == Kind::Member
    }

    fn reference_part(&mut self) {
        match self.bytes[self.at] {
            b'[' => {
                // After white space the reference before it has ended, though the lexer takes it for an index.
                let apart = self.out.list.last().is_some_and(|token| token.kind == Kind::Blank);
                self.opening(if apart { Kind::EmptyIndex } else { Kind::OpenIndex });
                self.push_frame(State::Index);
            }
            b'{' => {
                self.token(Kind::OpenReference, 1);
                self.undecided = Undecided::Brace;
            }
            b'}' => {
                self.token(Kind::CloseReference, 1);
                self.out.fold_braces();
                self.pop_frame();
            }
            b'.' if self.byte(1).is_ascii_alphabetic() => self.dot(),
            byte if is_name_start(byte) => self.name(),
            _ => {
                if !self.set() && !self.prefixes() {
                    self.side();
                }
            }
        }
    }

    /// A dot before a letter. It forgets the prefix before it (vtl 2.3).
    fn dot(&mut self) {
        let start = self.at as u32;
        self.at += 1;
        self.frame.state = State::Modifier;
        let (kind, len) = self.name_here();
        let before = self.out.list.last().map(|token| token.kind);
        if kind == Kind::Name && matches!(before, Some(Kind::Name | Kind::CloseIndex | Kind::CloseCall)) {
            // It goes on with the reference, which is right whatever the grammar could say.
            self.add(Kind::Member, start, start, start + 1);
            self.at += len;
            self.add(kind, start + 1, start + 1, self.at as u32);
        } else {
            self.emit(Kind::Dot, start, start, start + 1);
        }
    }

    fn name(&mut self) {
        let (kind, len) = self.name_here();
        self.token(kind, len);
    }

    /// What the name at the current place is, and its length.
    fn name_here(&self) -> (Kind, usize) {
        let rest = &self.bytes[self.at..];
        let len = name_length(rest);
        let kind = match &rest[..len] {
            b"true" => Kind::True,
            b"false" => Kind::False,
            _ => Kind::Name,
        };
        (kind, len)
    }

    fn arguments(&mut self) {
        match self.bytes[self.at] {
            b')' => {
                self.closing(Kind::CloseCall);
                self.out.fold_call();
                self.frame.state = State::Reference;
            }
            b'.' if self.byte(1) == b'.' => self.token(Kind::Dots, 2),
            b'.' if self.byte(1).is_ascii_alphabetic() => self.dot(),
            byte if is_name_start(byte) => self.name(),
            b' ' | b'\t' | b'\r' | b'\n' => {
                if !self.set() {
                    self.blank();
                }
            }
            b'#' => {
                if !self.set() {
                    self.sharp();
                }
            }
            _ => {
                if !self.list_or_map() && !self.literal() && !self.prefixes() {
                    self.unexpected();
                }
            }
        }
    }

    fn index(&mut self) {
        match self.bytes[self.at] {
            b']' => {
                self.closing(Kind::CloseIndex);
                self.out.fold_index();
                self.pop_frame();
            }
            b' ' | b'\t' | b'\r' | b'\n' => self.blank(),
            b't' if self.starts_with(b"true") => self.token(Kind::True, 4),
            b'f' if self.starts_with(b"false") => self.token(Kind::False, 5),
            _ => {
                if !self.literal() && !self.prefixes() {
                    self.unexpected();
                }
            }
        }
    }

    fn hash(&mut self) {
        let byte = self.bytes[self.at];
        if byte == b'#' && self.byte(1) == b'#' {
            return self.line_comment();
        }
        let len = word_length(&self.bytes[self.at..]);
        if len > 0 {
            return self.hash_word(len);
        }
        if (byte.is_ascii_digit() || matches!(byte, b'-' | b'.'))
            && let Some((kind, len)) = number(&self.bytes[self.at..])
        {
            self.token(kind, len);
            return self.pop_frame();
        }
        if !self.prefixes() {
            self.side();
        }
    }

    fn hash_word(&mut self, len: usize) {
        match &self.bytes[self.at..self.at + len] {
            b"end" | b"{end}" => {
                self.token(Kind::End, len + line_end(&self.bytes[self.at + len..]));
                self.pop_frame();
            }
            b"else" | b"{else}" => {
                self.token(Kind::Else, len + line_end(&self.bytes[self.at + len..]));
                self.pop_frame();
            }
            b"if" | b"{if}" => {
                self.token(Kind::If, len);
                self.frame.state = State::Directive;
            }
            b"elseif" | b"{elseif}" => {
                self.token(Kind::ElseIf, len);
                self.frame.state = State::Directive;
            }
            _ if self.in_statements() => self.directive_word(len),
            word => {
                let kind = if word[0] == b'{' { Kind::BracedWord } else { Kind::Word };
                self.token(kind, len);
            }
        }
    }

    /// Whether a statement may begin at the `#` that led here.
    fn in_statements(&self) -> bool {
        for frame in self.stack.iter().rev() {
            match frame.state {
                State::Reference | State::Modifier | State::Hash => {}
                State::Arguments => {
                    // An undecided parenthesis right before: a word is no parameter, so it is text.
                    return frame.statements || matches!(self.undecided, Undecided::Call(_));
                }
                State::Index | State::Directive => return false,
                _ => return true,
            }
        }
        true
    }

    fn directive_word(&mut self, len: usize) {
        let name = directive_name(&self.bytes[self.prefix..self.at + len], self.bytes[self.at] == b'{');
        let block = has_block(name);
        self.out.macros |= name == b"macro";
        let next =
            self.bytes[self.at + len..].iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        if next == Some(&b'(') {
            self.token(if block { Kind::BlockDirective } else { Kind::LineDirective }, len);
            self.frame.state = State::Directive;
        } else {
            self.token(Kind::BareDirective, len);
            self.pop_frame();
        }
    }

    fn directive(&mut self) {
        match self.bytes[self.at] {
            b'(' => {
                self.frame.opened += 1;
                if self.frame.opened - self.frame.closed.min(self.frame.opened) > self.depth {
                    self.fail(Fault::TooDeep, 1);
                } else {
                    self.token(Kind::Open, 1);
                }
            }
            b')' => self.close_directive(),
            b' ' | b'\t' | b'\r' | b'\n' => self.blank(),
            b'#' if self.byte(1) == b'#' => self.line_comment(),
            b'.' if self.byte(1) == b'.' => self.token(Kind::Dots, 2),
            byte if byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'@') => self.directive_operand(),
            b'{' => {
                let len = word_length(&self.bytes[self.at..]);
                if len > 0 { self.token(Kind::BracedWord, len) } else { self.opening(Kind::OpenMap) }
            }
            _ => {
                if !self.list_or_map() && !self.literal() && !self.operator() && !self.prefixes() {
                    self.unexpected();
                }
            }
        }
    }

    fn close_directive(&mut self) {
        let len = 1 + line_end(&self.bytes[self.at + 1..]);
        if self.frame.opened > self.frame.closed + 1 {
            self.token(Kind::Close, len);
            self.frame.closed += 1;
        } else {
            self.token(Kind::CloseDirective, len);
            self.out.fold_directive();
            self.pop_frame();
        }
    }

    fn directive_operand(&mut self) {
        let rest = &self.bytes[self.at..];
        let len = word_length(rest);
        let kind = match &rest[..len] {
            b"true" => Kind::True,
            b"false" => Kind::False,
            b"and" => Kind::And,
            b"or" => Kind::Or,
            b"not" => Kind::Not,
            b"lt" => Kind::Less,
            b"le" => Kind::LessEqual,
            b"gt" => Kind::Greater,
            b"ge" => Kind::GreaterEqual,
            b"eq" => Kind::Equal,
            b"ne" => Kind::NotEqual,
            _ => Kind::Word,
        };
        self.token(kind, len);
    }

    fn operator(&mut self) -> bool {
        let (kind, len) = match (self.byte(0), self.byte(1)) {
            (b'&', b'&') => (Kind::And, 2),
            (b'|', b'|') => (Kind::Or, 2),
            (b'=', b'=') => (Kind::Equal, 2),
            (b'!', b'=') => (Kind::NotEqual, 2),
            (b'<', b'=') => (Kind::LessEqual, 2),
            (b'>', b'=') => (Kind::GreaterEqual, 2),
            (b'=', _) => (Kind::Assign, 1),
            (b'!', _) => (Kind::Not, 1),
            (b'<', _) => (Kind::Less, 1),
            (b'>', _) => (Kind::Greater, 1),
            (b'+', _) => (Kind::Plus, 1),
            (b'-', _) => (Kind::Minus, 1),
            (b'*', _) => (Kind::Times, 1),
            (b'/', _) => (Kind::Divide, 1),
            (b'%', _) => (Kind::Modulo, 1),
            _ => return false,
        };
        self.token(kind, len);
        true
    }

    /// Line, block and documentation comments, and raw text: all is skipped (or, in raw text, prefix) up to the end.
    fn opaque(&mut self) {
        let end: &[u8] = match self.frame.state {
            State::Line => match self.bytes[self.at] {
                b'\r' if self.byte(1) == b'\n' => b"\r\n",
                b'\r' => b"\r",
                _ => b"\n",
            },
            State::Raw => b"]]#",
            _ => b"*#",
        };
        if self.starts_with(end) {
            let kind = match self.frame.state {
                State::Line => Kind::LineCommentEnd,
                State::Raw => Kind::Raw,
                State::Block => Kind::BlockComment,
                _ => Kind::DocComment,
            };
            self.token(kind, end.len());
            return self.pop_frame();
        }
        let dollar = if matches!(self.bytes[self.at], b'$' | b'\\') { self.dollar_length() } else { 0 };
        if dollar > 0 {
            self.more(dollar);
        } else if self.bytes[self.at] == b'#' {
            let len = if self.starts_with(b"#[[") {
                3
            } else if self.starts_with(b"#**") && self.at + 3 < self.bytes.len() && self.byte(3) != b'#' {
                3 + width(self.byte(3))
            } else if self.starts_with(b"#*") {
                2
            } else {
                1
            };
            // Of a surrogate pair the first unit belongs to the prefix, and the second one is skipped.
            if len == 7 && self.frame.state != State::Raw { self.skip(len) } else { self.more(len) }
        } else if self.frame.state == State::Raw {
            self.more(1);
        } else {
            self.skip(1);
        }
    }

    /// What a comment swallows.
    fn skip(&mut self, len: usize) {
        self.at += len;
        self.prefix = self.at;
        self.pending = false;
    }

    // ---- tokens that several states share

    /// White space. The grammar sees it in three places only: where a statement may begin (it may not), after white
    /// space (an error too), and after `(` of a call or `[` of a list, which must not be empty then.
    fn blank(&mut self) {
        let len = blank_length(&self.bytes[self.at..]);
        let statements = self.frame.state == State::Arguments && self.frame.statements;
        let before = self.out.list.last().map(|token| token.kind);
        if statements || matches!(before, Some(Kind::OpenCall | Kind::OpenList | Kind::Blank)) {
            return self.token(Kind::Blank, len);
        }
        self.decide(Some(Kind::Blank));
        let body = self.at as u32;
        self.at += len;
        self.add(Kind::Blank, self.prefix as u32, body, self.at as u32);
    }

    fn list_or_map(&mut self) -> bool {
        match self.bytes[self.at] {
            b'[' => self.opening(Kind::OpenList),
            b'{' => self.opening(Kind::OpenMap),
            b']' => self.closing(Kind::CloseList),
            b'}' => self.closing(Kind::CloseMap),
            b',' => self.token(Kind::Comma, 1),
            b':' => self.token(Kind::Colon, 1),
            _ => return false,
        }
        true
    }

    /// Strings and numbers.
    fn literal(&mut self) -> bool {
        match self.bytes[self.at] {
            quote @ (b'"' | b'\'') => match string_length(&self.bytes[self.at..], quote) {
                Some(len) => self.token(Kind::String, len),
                None => self.fail(Fault::UnclosedString, 1),
            },
            b'0'..=b'9' | b'-' | b'.' => match number(&self.bytes[self.at..]) {
                Some((kind, len)) => self.token(kind, len),
                None => return false,
            },
            _ => return false,
        }
        true
    }
}

/// The name of a directive out of its token's image, as Velocity cuts it: one character from the front, or with
/// braces two, and one from the back. A prefix such as `$` makes it another name.
pub(crate) fn directive_name(image: &[u8], braced: bool) -> &[u8] {
    if braced { image.get(2..image.len() - 1) } else { image.get(1..) }.unwrap_or_default()
}
