//! What a backslash means.

use super::Flags;
use super::class::Class;
use super::program::{Fold, Op};
use super::property::{ASCII_DIGIT, ASCII_SPACE, ASCII_WORD, Property};
use super::scan::Fault;
use super::syntax::Parser;

/// What an escape stands for.
pub(super) enum Escape {
    Point(u32),
    Class(Class),
    Op(Op),
}

impl Parser {
    /// Reads an escape whose backslash is under the cursor.
    pub(super) fn escape(&mut self, in_class: bool, in_range: bool) -> Result<Escape, Fault> {
        let flags = self.scan.flags;
        let point = self.scan.skip();
        let letter = char::from_u32(point).filter(char::is_ascii).unwrap_or('\u{80}');
        let property =
            |ascii, unicode| if flags.has(Flags::UNICODE_CHARACTER_CLASS) { unicode } else { ascii };
        if !in_class {
            let op = match letter {
                '1'..='9' => self.numbered_reference(point - 0x30),
                'A' => Op::Begin,
                'B' => self.bound(true),
                'G' => Op::LastMatch,
                'R' => Op::LineBreak,
                'X' => return self.scan.error("\\X (grapheme cluster) is not supported"),
                'Z' => Op::LineEnd { unix: flags.has(Flags::UNIX_LINES), multiline: false },
                'b' => return self.boundary(),
                'k' => return self.named_reference(),
                'z' => Op::End,
                _ => Op::Pass,
            };
            if !matches!(op, Op::Pass) {
                return Ok(Escape::Op(op));
            }
        }
        let class = match letter {
            'd' | 'D' => property(ASCII_DIGIT, Property::DIGIT),
            's' | 'S' => property(ASCII_SPACE, Property::WhiteSpace),
            'w' | 'W' => property(ASCII_WORD, Property::Word),
            'h' | 'H' => Property::HorizontalSpace,
            // As the end of a range it is the one character that it was before Java 8.
            'v' if in_range => return Ok(Escape::Point(0x0b)),
            'v' | 'V' => Property::VerticalSpace,
            _ => {
                return Ok(Escape::Point(match letter {
                    '0' => self.octal()?,
                    'a' => 7,
                    'c' => self.control()?,
                    'e' => 27,
                    'f' => 12,
                    'n' => 10,
                    'r' => 13,
                    't' => 9,
                    'u' => self.unicode_escape()?,
                    'x' => self.hexadecimal()?,
                    'N' => return self.named_character(),
                    'A'..='Z' | 'a'..='z' | '1'..='9' => {
                        return self.scan.error("Illegal/unsupported escape sequence");
                    }
                    _ => point,
                }));
            }
        };
        let class = Class::Property(class);
        Ok(Escape::Class(if letter.is_ascii_uppercase() { class.not() } else { class }))
    }

    fn bound(&self, negated: bool) -> Op {
        Op::Bound { negated, unicode: self.scan.flags.has(Flags::UNICODE_CHARACTER_CLASS) }
    }

    /// `\b`, which may be the start of `\b{g}`.
    fn boundary(&mut self) -> Result<Escape, Fault> {
        if self.scan.peek() == u32::from(b'{') {
            if self.scan.skip() == u32::from(b'g') {
                if self.scan.read() == u32::from(b'}') {
                    return self.scan.error("\\b{g} (grapheme cluster boundary) is not supported");
                }
                return self.scan.error("Illegal/unsupported escape sequence");
            }
            self.scan.unread();
            self.scan.unread();
        }
        Ok(Escape::Op(self.bound(false)))
    }

    fn fold(&self) -> Fold {
        match (self.scan.flags.has(Flags::CASE_INSENSITIVE), self.scan.flags.has(Flags::UNICODE_CASE)) {
            (false, _) => Fold::Exact,
            (true, false) => Fold::Ascii,
            (true, true) => Fold::Unicode,
        }
    }

    /// `\1` and so on: more digits are taken as long as such a group is already there.
    fn numbered_reference(&mut self, first: u32) -> Op {
        let mut group = first;
        while let digit @ 0x30..=0x39 = self.scan.peek() {
            let longer = group * 10 + (digit - 0x30);
            if self.groups <= longer as usize {
                break;
            }
            group = longer;
            self.scan.read();
        }
        self.has_references = true;
        Op::Back { group, fold: self.fold() }
    }

    fn named_reference(&mut self) -> Result<Escape, Fault> {
        if self.scan.read() != u32::from(b'<') {
            return self.scan.error("\\k is not followed by '<' for named capturing group");
        }
        let first = self.scan.read();
        let name = self.group_name(first)?;
        let Some(&(_, group)) = self.names.iter().find(|(known, _)| *known == name) else {
            return self.scan.error(format!("named capturing group <{name}> does not exist"));
        };
        self.has_references = true;
        Ok(Escape::Op(Op::Back { group: group as u32, fold: self.fold() }))
    }

    /// Reads the rest of a group's name up to `>`.
    pub(super) fn group_name(&mut self, first: u32) -> Result<String, Fault> {
        let letter = |point: u32| char::from_u32(point).filter(char::is_ascii_alphanumeric);
        let mut name = String::new();
        match letter(first) {
            Some(c) if c.is_ascii_alphabetic() => name.push(c),
            _ => return self.scan.error("capturing group name does not start with a Latin letter"),
        }
        loop {
            let point = self.scan.read();
            match letter(point) {
                Some(c) => name.push(c),
                None if point == u32::from(b'>') => return Ok(name),
                None => return self.scan.error("named capturing group is missing trailing '>'"),
            }
        }
    }

    fn octal(&mut self) -> Result<u32, Fault> {
        let digit = |point: u32| (0x30..0x38).contains(&point).then(|| point - 0x30);
        let Some(first) = digit(self.scan.read()) else {
            return self.scan.error("Illegal octal escape sequence");
        };
        let Some(second) = digit(self.scan.read()) else {
            self.scan.unread();
            return Ok(first);
        };
        match digit(self.scan.read()) {
            Some(third) if first <= 3 => Ok(first * 64 + second * 8 + third),
            _ => {
                self.scan.unread();
                Ok(first * 8 + second)
            }
        }
    }

    fn control(&mut self) -> Result<u32, Fault> {
        if self.scan.is_at_end() {
            return self.scan.error("Illegal control escape sequence");
        }
        Ok(self.scan.read() ^ 64)
    }

    fn hexadecimal(&mut self) -> Result<u32, Fault> {
        let first = self.scan.read();
        if let Some(high) = hex(first) {
            if let Some(low) = hex(self.scan.read()) {
                return Ok(high * 16 + low);
            }
        } else if first == u32::from(b'{') && hex(self.scan.peek()).is_some() {
            let mut value = 0;
            loop {
                let point = self.scan.read();
                match hex(point) {
                    Some(digit) => value = value << 4 | digit,
                    None if point == u32::from(b'}') => return Ok(value),
                    None => return self.scan.error("Unclosed hexadecimal escape sequence"),
                }
                if value > 0x10ffff {
                    return self.scan.error("Hexadecimal codepoint is too big");
                }
            }
        }
        self.scan.error("Illegal hexadecimal escape sequence")
    }

    /// `\uXXXX`, or two of them that make a pair.
    fn unicode_escape(&mut self) -> Result<u32, Fault> {
        let high = self.four_digits()?;
        if (0xd800..0xdc00).contains(&high) {
            let cursor = self.scan.cursor;
            if self.scan.read() == u32::from(b'\\') && self.scan.read() == u32::from(b'u') {
                let low = self.four_digits()?;
                if (0xdc00..0xe000).contains(&low) {
                    return Ok(0x10000 + ((high & 0x3ff) << 10) + (low & 0x3ff));
                }
            }
            self.scan.cursor = cursor;
        }
        Ok(high)
    }

    fn four_digits(&mut self) -> Result<u32, Fault> {
        let mut value = 0;
        for _ in 0..4 {
            let Some(digit) = hex(self.scan.read()) else {
                return self.scan.error("Illegal Unicode escape sequence");
            };
            value = value * 16 + digit;
        }
        Ok(value)
    }

    /// `\N{name}`: no table of names is kept, so that every name is unknown.
    fn named_character(&mut self) -> Result<Escape, Fault> {
        if self.scan.read() != u32::from(b'{') {
            return self.scan.error("Illegal character name escape sequence");
        }
        let from = self.scan.cursor;
        while self.scan.read() != u32::from(b'}') {
            if self.scan.is_at_end() {
                return self.scan.error("Unclosed character name escape sequence");
            }
        }
        let name = self.scan.slice(from, self.scan.cursor - 1);
        self.scan.error(format!("Unknown character name [{name}]"))
    }
}

fn hex(point: u32) -> Option<u32> {
    char::from_u32(point).and_then(|c| c.to_digit(16))
}
