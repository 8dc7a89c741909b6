//! Brackets and `\p`: how sets of characters are written.

use super::Flags;
use super::ascii::AsciiSet;
use super::class::Class;
use super::escape::Escape;
use super::property::Property;
use super::scan::Fault;
use super::syntax::Parser;

/// How deeply brackets may nest, and how many intersections one may hold.
const DEPTH_LIMIT: usize = 250;

const OPEN: u32 = b'[' as u32;
const CLOSE: u32 = b']' as u32;
const AND: u32 = b'&' as u32;

impl Parser {
    /// Reads a bracket whose `[` is under the cursor, or (not `whole`) the rest of one after `&&`.
    ///
    /// Characters below 256 go to a bit set that the whole bracket shares: those that follow an intersection
    /// count in it too.
    pub(super) fn bracket(&mut self, whole: bool) -> Result<Class, Fault> {
        self.bracket_depth += 1;
        if self.bracket_depth > DEPTH_LIMIT {
            return self.scan.error("Character class nests too deeply");
        }
        let bits = self.bits.len() as u32;
        self.bits.push([AsciiSet::NONE; 2]);
        let mut all: Option<Class> = None;
        let mut last: Option<Class> = None;
        let mut has_bits = false;
        let mut negated = false;
        let mut first = true;
        let mut intersections = 0;
        let mut point = self.scan.next();
        let class = loop {
            match point {
                0x5e if first && self.scan.at(self.scan.cursor - 1) == OPEN => {
                    first = false;
                    point = self.scan.next();
                    negated = true;
                    continue;
                }
                OPEN => {
                    let inner = self.bracket(true)?;
                    last = Some(inner.clone());
                    all = join(all, inner);
                    point = self.scan.peek();
                    continue;
                }
                AND => {
                    point = self.scan.next();
                    if point == AND {
                        point = self.scan.next();
                        let mut right: Option<Class> = None;
                        while point != CLOSE && point != AND {
                            if point != OPEN {
                                self.scan.unread();
                            }
                            let part = self.bracket(point == OPEN)?;
                            right = join(right, part);
                            point = self.scan.peek();
                        }
                        if has_bits {
                            if all.is_none() {
                                last = Some(Class::Bits(bits));
                            }
                            all = join(all, Class::Bits(bits));
                            has_bits = false;
                        }
                        let given = right.is_some();
                        if given {
                            last = right;
                        }
                        all = match (all, &last) {
                            (None, _) if !given => return self.scan.error("Bad class syntax"),
                            (None, last) => last.clone(),
                            (Some(all), Some(last)) => Some(all.and(last.clone())),
                            (Some(all), None) => Some(all),
                        };
                        intersections += 1;
                        if intersections > DEPTH_LIMIT {
                            return self.scan.error("Character class nests too deeply");
                        }
                        continue;
                    }
                    self.scan.unread();
                }
                0 if self.scan.is_at_end() => return self.scan.error("Unclosed character class"),
                CLOSE if all.is_some() || has_bits => {
                    if whole {
                        self.scan.next();
                    }
                    let class = if has_bits { join(all, Class::Bits(bits)) } else { all };
                    break class.unwrap_or(Class::Bits(bits));
                }
                _ => {}
            }
            first = false;
            match self.range(bits)? {
                None => has_bits = true,
                Some(class) => {
                    last = Some(class.clone());
                    all = join(all, class);
                }
            }
            point = self.scan.peek();
        };
        self.bracket_depth -= 1;
        Ok(if negated { class.not() } else { class })
    }

    /// One character, range or class of a bracket; nothing if it went to the bits.
    fn range(&mut self, bits: u32) -> Result<Option<Class>, Fault> {
        let mut point = self.scan.peek();
        if point == u32::from(b'\\') {
            let letter = self.scan.next_escaped();
            if letter == u32::from(b'p') || letter == u32::from(b'P') {
                return self.family(letter == u32::from(b'P')).map(Some);
            }
            let is_range = self.scan.at(self.scan.cursor + 1) == u32::from(b'-');
            self.scan.unread();
            match self.escape(true, is_range)? {
                Escape::Point(escaped) => point = escaped,
                Escape::Class(class) => return Ok(Some(class)),
                Escape::Op(_) => return self.scan.error("Illegal/unsupported escape sequence"),
            }
        } else {
            self.scan.next();
        }
        if self.scan.peek() == u32::from(b'-') {
            let end = self.scan.at(self.scan.cursor + 1);
            if end != OPEN && end != CLOSE {
                return self.range_to_end(point).map(Some);
            }
        }
        Ok(self.bits_or_single(bits, point))
    }

    /// The rest of a range, with the cursor on its hyphen.
    fn range_to_end(&mut self, from: u32) -> Result<Class, Fault> {
        self.scan.next();
        let mut to = Some(self.scan.peek());
        if to == Some(u32::from(b'\\')) {
            to = match self.escape(true, true)? {
                Escape::Point(point) => Some(point),
                _ => None,
            };
        } else {
            self.scan.next();
        }
        let Some(to) = to.filter(|&to| to >= from) else {
            return self.scan.error("Illegal character range");
        };
        let flags = self.scan.flags;
        Ok(match (flags.has(Flags::CASE_INSENSITIVE), flags.has(Flags::UNICODE_CASE)) {
            (false, _) => Class::Range(from, to),
            (true, false) => Class::RangeIgnoringAsciiCase(from, to),
            (true, true) => Class::RangeIgnoringCase(from, to),
        })
    }

    fn bits_or_single(&mut self, bits: u32, point: u32) -> Option<Class> {
        let ignore_case = self.scan.flags.has(Flags::CASE_INSENSITIVE);
        let unicode_case = self.scan.flags.has(Flags::UNICODE_CASE);
        // Letters whose other case lies beyond the bits: I, S, K, å, µ and ÿ.
        let far = matches!(point, 0xff | 0xb5 | 0x49 | 0x69 | 0x53 | 0x73 | 0x4b | 0x6b | 0xc5 | 0xe5);
        if point >= 256 || ignore_case && unicode_case && far {
            return Some(Class::single(point, ignore_case, unicode_case));
        }
        let mut add = |point: u32| {
            if point < 256 {
                self.bits[bits as usize][(point >> 7) as usize].add(point & 127);
            }
        };
        add(point);
        if ignore_case && point < 128 {
            add(super::casing::ascii_lower(point));
            add(super::casing::ascii_upper(point));
        } else if ignore_case && unicode_case {
            add(super::casing::lower(point));
            add(super::casing::upper(point));
        }
        None
    }

    /// Reads a property with the cursor on its `p` or `P`.
    pub(super) fn family(&mut self, complement: bool) -> Result<Class, Fault> {
        let braced = self.scan.next() == u32::from(b'{');
        let name = if braced {
            self.scan.next();
            let from = self.scan.cursor;
            loop {
                if self.scan.cursor >= self.scan.len() {
                    self.scan.cursor = self.scan.len() + 1;
                    return self.scan.error("Unclosed character family");
                }
                if self.scan.read() == u32::from(b'}') {
                    break;
                }
            }
            let to = self.scan.cursor;
            if from + 1 >= to {
                return self.scan.error("Empty character family");
            }
            self.scan.slice(from, to - 1)
        } else {
            let name = self.scan.slice(self.scan.cursor, self.scan.cursor + 1);
            self.scan.read();
            name
        };
        let class = Class::Property(self.property(&name)?);
        if complement {
            self.by_points = true;
            return Ok(class.not());
        }
        Ok(class)
    }

    fn property(&self, name: &str) -> Result<Property, Fault> {
        let ignore_case = self.scan.flags.has(Flags::CASE_INSENSITIVE);
        if let Some((key, value)) = name.split_once('=') {
            let key = key.to_ascii_lowercase();
            let found = match key.as_str() {
                "sc" | "script" => Property::script(value),
                "blk" | "block" => Property::block(value),
                "gc" | "general_category" => Property::named(value, ignore_case),
                _ => None,
            };
            return match found {
                Some(property) => Ok(property),
                None => {
                    self.scan.error(format!("Unknown Unicode property {{name=<{key}>, value=<{value}>}}"))
                }
            };
        }
        let found = if let Some(block) = name.strip_prefix("In") {
            Property::block(block)
        } else if let Some(short) = name.strip_prefix("Is") {
            Property::unicode(short, ignore_case)
                .or_else(|| Property::named(short, ignore_case))
                .or_else(|| Property::script(short))
        } else {
            let posix = self.scan.flags.has(Flags::UNICODE_CHARACTER_CLASS);
            posix
                .then(|| Property::posix(name, ignore_case))
                .flatten()
                .or_else(|| Property::named(name, ignore_case))
        };
        match found {
            Some(property) => Ok(property),
            None => self.scan.error(format!("Unknown character property name {{{name}}}")),
        }
    }
}

fn join(all: Option<Class>, more: Class) -> Option<Class> {
    Some(match all {
        None => more,
        Some(all) => all.or(more),
    })
}
