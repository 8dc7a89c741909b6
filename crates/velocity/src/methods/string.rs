//! `java.lang.String` (vtl 8, gateway 3.4-13); indexes and lengths are UTF-16 units.

use gatelens_value::{Component, JavaString, List, Number, TextBuilder, Value};

use super::list::natural_order;
use super::{any, arg, elements, format, int, integer, unsigned};
use crate::eval::{Budget, Failure, Outcome, throw};

/// The string behind a value.
pub(super) fn text(this: &Value) -> &JavaString {
    match this {
        Value::String(text) => text,
        _ => const { &JavaString::empty() },
    }
}

/// A string argument; null fails as in Java.
#[inline]
pub(super) fn argument(args: &[Value], at: usize) -> Result<&JavaString, Failure> {
    match arg(args, at) {
        Value::String(text) => Ok(text),
        _ => throw("java.lang.NullPointerException", "the argument is null"),
    }
}

/// A new string, counted.
pub(super) fn made(budget: &mut Budget<'_>, text: impl Into<JavaString>) -> Outcome {
    let text = text.into();
    let bytes = text.byte_len();
    if bytes > budget.limits.string_bytes {
        return Err(gatelens_value::Exceeded::Length.into());
    }
    budget.allocate(bytes)?;
    budget.work(bytes / 64)?;
    Ok(Value::String(text))
}

/// A new string, written to a text that lies ready.
fn written(budget: &mut Budget<'_>, ascii: bool, write: impl FnOnce(&mut String)) -> Outcome {
    write(budget.slates.wipe());
    from_slate(budget, ascii)
}

/// The string of the text that was written.
pub(super) fn from_slate(budget: &mut Budget<'_>, ascii: bool) -> Outcome {
    let text = budget.slates.string(ascii);
    made(budget, text)
}

fn out_of_bounds(message: String) -> Outcome {
    throw("java.lang.StringIndexOutOfBoundsException", message)
}

fn substring(this: &Value, from: i32, to: Option<i32>) -> Outcome {
    let text = text(this);
    let end = to.map_or_else(|| text.len(), unsigned);
    match text.substring(unsigned(from), end) {
        Some(part) if from >= 0 => Ok(Value::String(part)),
        _ => out_of_bounds(format!(
            "begin {from}, end {}, length {}",
            to.map_or(text.len() as i64, i64::from),
            text.len()
        )),
    }
}

fn code_point(code: i32) -> Option<JavaString> {
    let code = u32::try_from(code).ok()?;
    match char::from_u32(code) {
        Some(c) => Some(JavaString::from(c.to_string())),
        None => u16::try_from(code).ok().map(JavaString::from_unit),
    }
}

fn index_of(this: &Value, needle: Option<&JavaString>, from: i32) -> Value {
    let from = usize::try_from(from).unwrap_or(0);
    needle.and_then(|needle| text(this).index_of(needle, from)).map_or(Value::from(-1), integer)
}

fn last_index_of(this: &Value, needle: Option<&JavaString>, from: i32) -> Value {
    let found = usize::try_from(from).ok().and_then(|from| text(this).last_index_of(needle?, from));
    found.map_or(Value::from(-1), integer)
}

/// The one character that there is, if there are no more.
pub(super) fn single(mut characters: impl Iterator<Item = char>) -> Option<char> {
    let first = characters.next()?;
    characters.next().is_none().then_some(first)
}

/// The unit without its case, as Java compares ignoring case.
fn fold(unit: u16) -> u16 {
    if unit < 128 {
        return u16::from((unit as u8).to_ascii_lowercase());
    }
    u16::try_from(fold_point(unit.into())).unwrap_or(unit)
}

/// Counts the work of comparing two strings unit by unit, ignoring case, as long as both go on.
fn count_folding(budget: &mut Budget<'_>, a: &JavaString, b: &JavaString) -> Result<(), Failure> {
    let longest = a.byte_len().max(b.byte_len());
    budget.work(a.byte_len().min(b.byte_len()) / 2 + longest / 64)
}

fn compare_ignoring_case(a: &JavaString, b: &JavaString) -> i32 {
    let length = |text: &JavaString| i32::try_from(text.len()).unwrap_or(0);
    let difference = if is_latin(a) || is_latin(b) {
        let mut pairs = a.units().zip(b.units()).map(|(a, b)| (i32::from(fold(a)), i32::from(fold(b))));
        pairs.find(|(a, b)| a != b).map(|(a, b)| a - b)
    } else {
        wide_difference(&a.to_units(), &b.to_units())
    };
    difference.unwrap_or_else(|| length(a) - length(b))
}

/// Whether Java keeps a string in bytes.
fn is_latin(text: &JavaString) -> bool {
    text.is_ascii() || text.units().all(|unit| unit <= 0xff)
}

/// The difference of the first characters that differ in more than case: where both strings are wide, Java 17 compares
/// surrogate pairs by their code points.
fn wide_difference(a: &[u16], b: &[u16]) -> Option<i32> {
    let (mut ours, mut theirs) = (0, 0);
    while let (Some(&x), Some(&y)) = (a.get(ours), b.get(theirs)) {
        if fold(x) != fold(y) {
            let ((x, x_begins), (y, y_begins)) = (point_around(a, ours), point_around(b, theirs));
            let (x, y) = (fold_point(x), fold_point(y));
            if x != y {
                return Some(x.cast_signed() - y.cast_signed());
            }
            ours += usize::from(x_begins);
            theirs += usize::from(y_begins);
        }
        ours += 1;
        theirs += 1;
    }
    None
}

/// The code point that the unit at a place is, begins or ends, and whether it begins a pair.
fn point_around(units: &[u16], at: usize) -> (u32, bool) {
    let pair = |first: usize| match (units.get(first), units.get(first + 1)) {
        (Some(&high), Some(&low)) => char::decode_utf16([high, low]).next()?.ok().filter(|c| *c > '\u{ffff}'),
        _ => None,
    };
    if let Some(point) = pair(at) {
        return (point.into(), true);
    }
    match at.checked_sub(1).and_then(pair) {
        Some(point) => (point.into(), false),
        None => (units.get(at).copied().unwrap_or(0).into(), false),
    }
}

/// A code point without its case, as Java compares ignoring case.
fn fold_point(point: u32) -> u32 {
    let Some(c) = char::from_u32(point) else { return point };
    let upper = single(c.to_uppercase()).unwrap_or(c);
    // The one letter whose lower case is longer in full is a single one to Java.
    let lower = if upper == 'İ' { 'i' } else { single(upper.to_lowercase()).unwrap_or(upper) };
    lower.into()
}

fn equals_ignoring_case(this: &Value, other: &Value) -> bool {
    match (text(this), other.as_java_string()) {
        (a, Some(b)) => match (a.as_str(), b.as_str()) {
            (Some(x), Some(y)) if a.is_ascii() && b.is_ascii() => x.eq_ignore_ascii_case(y),
            _ => a.len() == b.len() && compare_ignoring_case(a, b) == 0,
        },
        _ => false,
    }
}

fn region_matches(
    budget: &mut Budget<'_>,
    this: &Value,
    ignoring_case: bool,
    at: i32,
    args: &[Value],
    from: usize,
) -> Outcome {
    let (other_at, length) = (int(args, from + 1), int(args, from + 2));
    let text = text(this);
    let fits = |start: i32, text: &JavaString| {
        start >= 0 && i64::from(start) + i64::from(length) <= i64::try_from(text.len()).unwrap_or(i64::MAX)
    };
    // Only where case counts does Java look at the other string first, which may be null.
    if ignoring_case && (other_at < 0 || !fits(at, text)) {
        return Ok(Value::Boolean(false));
    }
    let other = argument(args, from)?;
    count_folding(budget, text, other)?;
    if !fits(at, text) || !fits(other_at, other) {
        return Ok(Value::Boolean(false));
    }
    let length = usize::try_from(length).unwrap_or(0);
    let part = |text: &JavaString, at: i32| -> Vec<u16> {
        let units = text.units().skip(unsigned(at)).take(length);
        units.collect()
    };
    let (ours, theirs) = (part(text, at), part(other, other_at));
    let same = match (ignoring_case, is_latin(text) || is_latin(other)) {
        (false, _) => ours == theirs,
        (true, true) => ours.into_iter().map(fold).eq(theirs.into_iter().map(fold)),
        (true, false) => wide_difference(&ours, &theirs).is_none(),
    };
    Ok(Value::Boolean(same))
}

/// Maps the characters of a string; lone surrogates stay.
fn mapped(budget: &mut Budget<'_>, this: &Value, map: fn(&str) -> String) -> Outcome {
    let text = text(this);
    budget.work(text.byte_len() / 8)?;
    if let Some(plain) = text.as_str() {
        return made(budget, map(plain));
    }
    let mut out = TextBuilder::new();
    for part in char::decode_utf16(text.units()) {
        match part {
            Ok(c) => out.push_str(&map(c.encode_utf8(&mut [0; 4]))),
            Err(lone) => out.push_unit(lone.unpaired_surrogate()),
        }
    }
    made(budget, out.finish())
}

fn lower(budget: &mut Budget<'_>, this: &Value) -> Outcome {
    match text(this).as_ascii() {
        Some(text) if !text.bytes().any(|byte| byte.is_ascii_uppercase()) => Ok(this.clone()),
        Some(text) => written(budget, true, |out| {
            out.push_str(text);
            out.make_ascii_lowercase();
        }),
        None => mapped(budget, this, str::to_lowercase),
    }
}

fn upper(budget: &mut Budget<'_>, this: &Value) -> Outcome {
    match text(this).as_ascii() {
        Some(text) if !text.bytes().any(|byte| byte.is_ascii_lowercase()) => Ok(this.clone()),
        Some(text) => written(budget, true, |out| {
            out.push_str(text);
            out.make_ascii_uppercase();
        }),
        None => mapped(budget, this, str::to_uppercase),
    }
}

fn concatenated(budget: &mut Budget<'_>, this: &Value, other: &JavaString) -> Outcome {
    let text = text(this);
    match (text.as_str(), other.as_str()) {
        (Some(first), Some(second)) if !first.is_empty() && !second.is_empty() => {
            written(budget, text.is_ascii() && other.is_ascii(), |out| {
                out.reserve(first.len() + second.len());
                out.push_str(first);
                out.push_str(second);
            })
        }
        _ => made(budget, text.concat(other)),
    }
}

fn replace(budget: &mut Budget<'_>, this: &Value, from: &JavaString, to: &JavaString) -> Outcome {
    let text = text(this);
    if let (Some(old), Some(from), Some(new)) = (text.as_str(), from.as_str(), to.as_str()) {
        if !from.is_empty() && !text.contains_str(from) {
            return Ok(this.clone());
        }
        let count = if from.is_empty() { old.len() + 1 } else { old.matches(from).count() };
        if old.len().saturating_add(count.saturating_mul(new.len())) > budget.limits.string_bytes {
            return Err(gatelens_value::Exceeded::Length.into());
        }
        return if from.is_empty() && !old.is_ascii() {
            // Java goes between the surrogates of a pair as well.
            replaced_units(budget, this, &[], &new.encode_utf16().collect::<Vec<_>>())
        } else {
            written(budget, text.is_ascii() && to.is_ascii(), |out| {
                let mut rest = 0;
                for (at, found) in old.match_indices(from) {
                    out.push_str(&old[rest..at]);
                    out.push_str(new);
                    rest = at + found.len();
                }
                out.push_str(&old[rest..]);
            })
        };
    }
    replaced_units(budget, this, &from.to_units(), &to.to_units())
}

fn replaced_units(budget: &mut Budget<'_>, this: &Value, from: &[u16], to: &[u16]) -> Outcome {
    let text = text(this);
    if text.len().saturating_mul(to.len() + 1) > budget.limits.string_bytes {
        return Err(gatelens_value::Exceeded::Length.into());
    }
    made(budget, text.replace_units(from, to))
}

fn characters(budget: &mut Budget<'_>, this: &Value) -> Outcome {
    let text = text(this);
    budget.elements(text.len())?;
    Ok(Value::List(List::array(Component::Characters, text.units().map(Value::Character).collect())))
}

fn byte_array(budget: &mut Budget<'_>, bytes: &[u8]) -> Outcome {
    budget.elements(bytes.len())?;
    let bytes = bytes.iter().map(|byte| Value::Number(Number::Byte(byte.cast_signed())));
    Ok(Value::List(List::array(Component::Bytes, bytes.collect())))
}

fn encoded(budget: &mut Budget<'_>, this: &Value, charset: &JavaString) -> Outcome {
    let text = text(this);
    let single = |limit: u32| {
        let lossy = char::decode_utf16(text.units()).map(move |c| match c {
            Ok(c) if u32::from(c) < limit => u32::from(c) as u8,
            _ => b'?',
        });
        lossy.collect::<Vec<u8>>()
    };
    let wide = |big: bool, mark: bool| {
        let mut bytes = if mark { vec![0xFE, 0xFF] } else { Vec::new() };
        for c in char::decode_utf16(text.units()) {
            let mut pair = [0; 2];
            for unit in c.unwrap_or('\u{FFFD}').encode_utf16(&mut pair) {
                bytes.extend(if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
            }
        }
        bytes
    };
    let name = charset.as_str().unwrap_or("").to_ascii_uppercase();
    let bytes = match name.as_str() {
        "UTF-8" | "UTF8" => text.to_utf8_lossy().as_bytes().to_vec(),
        "US-ASCII" | "ASCII" | "ISO646-US" => single(128),
        "ISO-8859-1" | "ISO8859_1" | "ISO8859-1" | "LATIN1" | "L1" => single(256),
        "UTF-16" | "UTF16" => wide(true, true),
        "UTF-16BE" => wide(true, false),
        "UTF-16LE" => wide(false, false),
        _ => return throw("java.io.UnsupportedEncodingException", charset.to_utf8_lossy()),
    };
    byte_array(budget, &bytes)
}

/// The string of an array of characters.
fn of_characters(budget: &mut Budget<'_>, value: &Value, part: Option<(i32, i32)>) -> Outcome {
    let Value::List(list) = value else { return throw("java.lang.NullPointerException", "null") };
    let units: Vec<u16> = list
        .borrow()
        .iter()
        .map(|item| match item {
            Value::Character(unit) => *unit,
            _ => 0,
        })
        .collect();
    let units = match part {
        None => units.as_slice(),
        Some((offset, count)) => {
            let range = unsigned(offset)..unsigned(offset).saturating_add(unsigned(count));
            match units.get(range) {
                Some(units) if offset >= 0 && count >= 0 => units,
                _ => return out_of_bounds(format!("offset {offset}, count {count}, length {}", units.len())),
            }
        }
    };
    made(budget, JavaString::from_units(units))
}

fn joined(budget: &mut Budget<'_>, separator: &JavaString, items: &[Value]) -> Outcome {
    budget.work(items.len() / 2)?;
    let bytes = |text: &JavaString| text.as_str().map_or(text.len() * 2, str::len);
    let texts: usize = items.iter().filter_map(Value::as_java_string).map(bytes).sum();
    if texts.saturating_add(bytes(separator).saturating_mul(items.len())) > budget.limits.string_bytes {
        return Err(gatelens_value::Exceeded::Length.into());
    }
    let mut out = TextBuilder::with_limit(budget.limits.string_bytes);
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push_java(separator);
        }
        match item {
            Value::String(text) => out.push_java(text),
            Value::Null => out.push_str("null"),
            // Java casts each element of a collection to a text.
            other => {
                return throw("java.lang.ClassCastException", format!("{} is no text", other.class_name()));
            }
        }
    }
    made(budget, out.finish())
}

/// `String.format` with the pattern at `at` and its values behind it.
fn formatted(budget: &mut Budget<'_>, args: &[Value], at: usize) -> Outcome {
    if !cfg!(feature = "patterns") {
        return Ok(Value::Null);
    }
    let pattern = argument(args, at)?;
    let values = match any(args, at + 1) {
        Value::List(list) => Some(list.to_vec()),
        _ => None,
    };
    let text = format::format(budget, pattern, values.as_deref())?;
    made(budget, text)
}

/// The text of any value, as `String.valueOf`.
fn value_of(budget: &mut Budget<'_>, value: &Value) -> Outcome {
    let text = budget.text_of(value)?;
    made(budget, text)
}

/// `Character.isWhitespace`: not the no-break spaces.
pub(super) fn is_java_white(c: char) -> bool {
    match c {
        '\t'..='\r' | '\u{1C}'..='\u{1F}' => true,
        '\u{A0}' | '\u{2007}' | '\u{202F}' | '\u{85}' => false,
        _ => c.is_whitespace(),
    }
}

fn stripped(this: &Value, front: bool, back: bool) -> Value {
    let text = text(this);
    let Some(plain) = text.as_str() else { return this.clone() };
    let mut part = plain;
    if front {
        part = part.trim_start_matches(is_java_white);
    }
    if back {
        part = part.trim_end_matches(is_java_white);
    }
    if part.len() == plain.len() { this.clone() } else { Value::from(part) }
}

fn repeated(budget: &mut Budget<'_>, this: &Value, count: i32) -> Outcome {
    let Ok(count) = usize::try_from(count) else {
        return throw("java.lang.IllegalArgumentException", format!("count is negative: {count}"));
    };
    let text = text(this);
    let bytes = text.as_str().map_or_else(|| text.len() * 2, str::len).saturating_mul(count);
    if bytes > budget.limits.string_bytes {
        return Err(gatelens_value::Exceeded::Length.into());
    }
    match text.as_str() {
        Some(text) => made(budget, text.repeat(count)),
        None => made(budget, JavaString::from_units(&text.to_units().repeat(count))),
    }
}

fn code_points(this: &Value, from: i32, to: i32) -> Outcome {
    match text(this).substring(unsigned(from), unsigned(to)) {
        Some(part) => Ok(integer(char::decode_utf16(part.units()).count())),
        None => throw("java.lang.IndexOutOfBoundsException", format!("begin {from}, end {to}")),
    }
}

methods! {
    METHODS {
        "length"() "The number of UTF-16 units." "#set($s = 'abc')$s.length()"
            |_, this, _| Ok(integer(text(this).len()));
        "isEmpty"() "Whether the length is 0." "#set($s = '')$s.isEmpty()"
            |_, this, _| Ok(Value::Boolean(text(this).is_empty()));
        "isBlank"() "Whether there is nothing but white space (Java 11)." "#set($s = ' ')$s.isBlank()"
            |_, this, _| Ok(Value::Boolean(text(this).as_str().is_some_and(|text| text.chars().all(is_java_white))));
        "charAt"(Int) "The character at an index, from 0." "#set($s = 'abc')$s.charAt(1)"
            |_, this, args| match text(this).char_at(unsigned(int(args, 0))) {
                Some(unit) => Ok(Value::Character(unit)),
                None => out_of_bounds(format!("Index {} out of bounds for length {}", int(args, 0), text(this).len())),
            };
        "codePointAt"(Int) "The code of the character at an index." "#set($s = 'abc')$s.codePointAt(0)"
            |_, this, args| match text(this).code_point_at(unsigned(int(args, 0))) {
                Some(code) => Ok(Value::from(code.cast_signed())),
                None => out_of_bounds(format!("Index {} out of bounds for length {}", int(args, 0), text(this).len())),
            };
        "codePointCount"(Int, Int) "The number of characters between two indexes." "#set($s = 'abc')$s.codePointCount(0, 2)"
            |_, this, args| code_points(this, int(args, 0), int(args, 1));
        "substring"(Int) "The part from an index on; out of range fails." "#set($s = 'abc')$s.substring(1)"
            |_, this, args| substring(this, int(args, 0), None);
        "substring"(Int, Int) "The part between two indexes; out of range fails." "#set($s = 'abc')$s.substring(0, 2)"
            |_, this, args| substring(this, int(args, 0), Some(int(args, 1)));
        "subSequence"(Int, Int) "The part between two indexes; out of range fails." "#set($s = 'abc')$s.subSequence(0, 2)"
            |_, this, args| substring(this, int(args, 0), Some(int(args, 1)));
        "indexOf"(Int) "The first index of a character, given by its code, or -1." "#set($s = 'abc')$s.indexOf(98)"
            |_, this, args| Ok(index_of(this, code_point(int(args, 0)).as_ref(), 0));
        "indexOf"(String) "The first index of a text, or -1." "#set($s = 'abc')$s.indexOf('b')"
            |_, this, args| Ok(index_of(this, Some(argument(args, 0)?), 0));
        "indexOf"(Int, Int) "The first index of a character from an index on, or -1." "#set($s = 'abcb')$s.indexOf(98, 2)"
            |_, this, args| Ok(index_of(this, code_point(int(args, 0)).as_ref(), int(args, 1)));
        "indexOf"(String, Int) "The first index of a text from an index on, or -1." "#set($s = 'abcb')$s.indexOf('b', 2)"
            |_, this, args| Ok(index_of(this, Some(argument(args, 0)?), int(args, 1)));
        "lastIndexOf"(Int) "The last index of a character, given by its code, or -1." "#set($s = 'abcb')$s.lastIndexOf(98)"
            |_, this, args| Ok(last_index_of(this, code_point(int(args, 0)).as_ref(), i32::MAX));
        "lastIndexOf"(String) "The last index of a text, or -1." "#set($s = 'abcb')$s.lastIndexOf('b')"
            |budget, this, args| {
                budget.work(argument(args, 0)?.byte_len() / 64)?;
                Ok(last_index_of(this, Some(argument(args, 0)?), i32::MAX))
            };
        "lastIndexOf"(Int, Int) "The last index of a character up to an index, or -1." "#set($s = 'abcb')$s.lastIndexOf(98, 2)"
            |_, this, args| Ok(last_index_of(this, code_point(int(args, 0)).as_ref(), int(args, 1)));
        "lastIndexOf"(String, Int) "The last index of a text up to an index, or -1." "#set($s = 'abcb')$s.lastIndexOf('b', 2)"
            |budget, this, args| {
                budget.work(argument(args, 0)?.byte_len() / 64)?;
                Ok(last_index_of(this, Some(argument(args, 0)?), int(args, 1)))
            };
        "contains"(CharSequence) "Whether a text occurs." "#set($s = 'abc')$s.contains('b')"
            |_, this, args| Ok(Value::Boolean(text(this).contains(argument(args, 0)?)));
        "startsWith"(String) "Whether it begins with a text." "#set($s = 'abc')$s.startsWith('a')"
            |_, this, args| Ok(Value::Boolean(text(this).starts_with(argument(args, 0)?)));
        "startsWith"(String, Int) "Whether a text stands at an index." "#set($s = 'abc')$s.startsWith('b', 1)"
            |_, this, args| {
                let prefix = argument(args, 0)?;
                Ok(Value::Boolean(int(args, 1) >= 0 && text(this).starts_with_at(prefix, unsigned(int(args, 1)))))
            };
        "endsWith"(String) "Whether it ends with a text." "#set($s = 'abc')$s.endsWith('c')"
            |_, this, args| Ok(Value::Boolean(text(this).ends_with(argument(args, 0)?)));
        "regionMatches"(Int, String, Int, Int) "Whether two parts are equal." "#set($s = 'abc')$s.regionMatches(1, 'xbc', 1, 2)"
            |budget, this, args| region_matches(budget, this, false, int(args, 0), args, 1);
        "regionMatches"(Boolean, Int, String, Int, Int) "Whether two parts are equal, perhaps ignoring case." "#set($s = 'abc')$s.regionMatches(true, 1, 'xBC', 1, 2)"
            |budget, this, args| {
                let ignoring_case = matches!(arg(args, 0), Value::Boolean(true));
                region_matches(budget, this, ignoring_case, int(args, 1), args, 2)
            };
        "equalsIgnoreCase"(String) "Whether both are equal but for case." "#set($s = 'abc')$s.equalsIgnoreCase('ABC')"
            |budget, this, args| {
                if let Value::String(other) = arg(args, 0) {
                    count_folding(budget, text(this), other)?;
                }
                Ok(Value::Boolean(equals_ignoring_case(this, arg(args, 0))))
            };
        "contentEquals"(CharSequence) "Whether both have the same characters." "#set($s = 'abc')$s.contentEquals('abc')"
            |_, this, args| Ok(Value::Boolean(text(this) == argument(args, 0)?));
        "compareTo"(String) "Below, at or above 0 by the order of the characters." "#set($s = 'abc')$s.compareTo('abd')"
            |budget, this, args| {
                let other = argument(args, 0)?;
                budget.work(other.byte_len() / 64)?;
                Ok(Value::from(text(this).compare_to(other)))
            };
        "compareTo"(Object) "Fails for what is no string." "#set($s = 'abc')#if(false)$s.compareTo(1)#end"
            |_, this, args| Ok(Value::from(natural_order(this, arg(args, 0))?));
        "compareToIgnoreCase"(String) "Below, at or above 0, ignoring case." "#set($s = 'abc')$s.compareToIgnoreCase('ABD')"
            |budget, this, args| {
                let other = argument(args, 0)?;
                count_folding(budget, text(this), other)?;
                Ok(Value::from(compare_ignoring_case(text(this), other)))
            };
        "concat"(String) "This text and then another." "#set($s = 'abc')$s.concat('d')"
            |budget, this, args| concatenated(budget, this, argument(args, 0)?);
        "trim"() "Without units up to the blank at both ends." "#set($s = ' a ')$s.trim()"
            |_, this, _| Ok(Value::String(text(this).trim()));
        "strip"() "Without white space at both ends (Java 11)." "#set($s = ' a ')$s.strip()"
            |_, this, _| Ok(stripped(this, true, true));
        "stripLeading"() "Without white space in front (Java 11)." "#set($s = ' a')$s.stripLeading()"
            |_, this, _| Ok(stripped(this, true, false));
        "stripTrailing"() "Without white space at the end (Java 11)." "#set($s = 'a ')$s.stripTrailing()"
            |_, this, _| Ok(stripped(this, false, true));
        "repeat"(Int) "The text so many times (Java 11)." "#set($s = 'ab')$s.repeat(3)"
            |budget, this, args| repeated(budget, this, int(args, 0));
        "toUpperCase"() "In upper case; ß becomes SS." "#set($s = 'abc')$s.toUpperCase()"
            |budget, this, _| upper(budget, this);
        "toUpperCase"(Foreign) "Fails: there are no locales." "#set($s = 'abc')#if(false)$s.toUpperCase(null)#end"
            |_, _, _| throw("java.lang.NullPointerException", "null");
        "toLowerCase"() "In lower case." "#set($s = 'ABC')$s.toLowerCase()"
            |budget, this, _| lower(budget, this);
        "toLowerCase"(Foreign) "Fails: there are no locales." "#set($s = 'abc')#if(false)$s.toLowerCase(null)#end"
            |_, _, _| throw("java.lang.NullPointerException", "null");
        "replace"(Char, Char) "With one character in place of another." "#set($s = 'abc')$s.replace($s.charAt(0), $s.charAt(1))"
            |budget, this, args| {
                let unit = |at: usize| match any(args, at) {
                    Value::Character(unit) => JavaString::from_unit(unit),
                    _ => JavaString::empty(),
                };
                replace(budget, this, &unit(0), &unit(1))
            };
        "replace"(CharSequence, CharSequence) "With one text in place of another, everywhere." "#set($s = 'abc')$s.replace('b', 'x')"
            |budget, this, args| {
                let (from, to) = (argument(args, 0)?, argument(args, 1)?);
                replace(budget, this, from, to)
            };
        "intern"() "The text itself." "#set($s = 'abc')$s.intern()"
            |_, this, _| Ok(this.clone());
        "toString"() "The text itself." "#set($s = 'abc')$s.toString()"
            |_, this, _| Ok(this.clone());
        "toCharArray"() "The characters as an array." "#set($s = 'abc')#foreach($c in $s.toCharArray())$c;#end"
            |budget, this, _| characters(budget, this);
        "getBytes"() "The bytes in UTF-8." "#set($s = 'abc')$s.getBytes().size()"
            |budget, this, _| byte_array(budget, text(this).to_utf8_lossy().as_bytes());
        "getBytes"(String) "The bytes in an encoding." "#set($s = 'abc')$s.getBytes('UTF-16').size()"
            |budget, this, args| encoded(budget, this, argument(args, 0)?);
        @shared "format"(String, Objects) "Java's `String.format`, in English." "#set($s = '')$s.format('%05d', 42)"
            |budget, _, args| formatted(budget, args, 0);
        @shared "format"(Foreign, String, Objects) "The same without a locale, which null stands for." "#set($s = '')#if(false)$s.format(null, '%05d', 42)#end"
            |budget, _, args| formatted(budget, args, 1);
        @shared "valueOf"(Object) "The text of any value." "#set($s = '')$s.valueOf(5)"
            |budget, _, args| value_of(budget, arg(args, 0));
        @shared "valueOf"(Chars) "The text of an array of characters." "#set($s = 'abc')$s.valueOf($s.toCharArray())"
            |budget, _, args| of_characters(budget, arg(args, 0), None);
        @shared "valueOf"(Boolean) "`true` or `false`." "#set($s = '')$s.valueOf(true)"
            |budget, _, args| value_of(budget, arg(args, 0));
        @shared "valueOf"(Char) "The character as a text." "#set($s = 'a')$s.valueOf($s.charAt(0))"
            |budget, _, args| value_of(budget, arg(args, 0));
        @shared "valueOf"(Int) "The digits of a number." "#set($s = '')$s.valueOf(5)"
            |budget, _, args| value_of(budget, arg(args, 0));
        @shared "valueOf"(Long) "The digits of a number." "#set($s = '')#set($n = 5)$s.valueOf($n.longValue())"
            |budget, _, args| value_of(budget, arg(args, 0));
        @shared "valueOf"(Float) "The digits of a number." "#set($s = '')#set($n = 5)$s.valueOf($n.floatValue())"
            |budget, _, args| value_of(budget, arg(args, 0));
        @shared "valueOf"(Double) "The digits of a number." "#set($s = '')$s.valueOf(5.5)"
            |budget, _, args| value_of(budget, arg(args, 0));
        @shared "valueOf"(Chars, Int, Int) "The text of a part of an array of characters." "#set($s = 'abc')$s.valueOf($s.toCharArray(), 0, 2)"
            |budget, _, args| of_characters(budget, arg(args, 0), Some((int(args, 1), int(args, 2))));
        @shared "copyValueOf"(Chars) "The text of an array of characters." "#set($s = 'abc')$s.copyValueOf($s.toCharArray())"
            |budget, _, args| of_characters(budget, arg(args, 0), None);
        @shared "copyValueOf"(Chars, Int, Int) "The text of a part of an array of characters." "#set($s = 'abc')$s.copyValueOf($s.toCharArray(), 0, 2)"
            |budget, _, args| of_characters(budget, arg(args, 0), Some((int(args, 1), int(args, 2))));
        @shared "join"(CharSequence, CharSequences) "The texts with a separator between them." "#set($s = '')$s.join('-', 'a', 'b')"
            |budget, _, args| {
                let separator = argument(args, 0)?;
                match any(args, 1) {
                    Value::List(list) => joined(budget, separator, &list.to_vec()),
                    _ => throw("java.lang.NullPointerException", "null"),
                }
            };
        @shared "join"(CharSequence, Iterable) "The texts of a collection with a separator between them." "#set($s = '')$s.join('-', ['a', 'b'])"
            |budget, _, args| {
                let separator = argument(args, 0)?;
                match elements(arg(args, 1)) {
                    Some(items) => joined(budget, separator, &items),
                    None => throw("java.lang.NullPointerException", "null"),
                }
            };
    }
}
