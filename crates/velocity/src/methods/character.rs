//! `java.lang.Character`: one UTF-16 unit.

use gatelens_value::{JavaString, Value, digit};

use super::list::natural_order;
use super::number::digit_in;
use super::string::single;
use super::{any, arg};
use crate::eval::{Outcome, throw};

fn unit(value: &Value) -> u16 {
    match value {
        Value::Character(unit) => *unit,
        _ => 0,
    }
}

/// What a test says of a character; a surrogate is nothing.
fn test(args: &[Value], is: fn(char) -> bool) -> Value {
    Value::Boolean(char::from_u32(u32::from(unit(arg(args, 0)))).is_some_and(is))
}

/// The case mapping to one unit; a character that maps to more stays.
fn mapped(args: &[Value], map: fn(char) -> Option<char>) -> Value {
    let given = unit(arg(args, 0));
    let result =
        char::from_u32(u32::from(given)).and_then(map).and_then(|c| u16::try_from(u32::from(c)).ok());
    Value::Character(result.unwrap_or(given))
}

/// The character of a code point.
fn point(args: &[Value]) -> Option<char> {
    u32::try_from(super::int(args, 0)).ok().and_then(char::from_u32)
}

/// Whether a character is a letter, as a numeral such as `Ⅳ` and a circled letter are not, though they are alphabetic.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !c.is_numeric() && !matches!(c, 'Ⓐ'..='ⓩ')
}

/// The text of a code point, which may be half of a surrogate pair.
fn string_of(point: i32) -> Outcome {
    match u16::try_from(point) {
        Ok(unit) => Ok(Value::String(JavaString::from_unit(unit))),
        Err(_) => match u32::try_from(point).ok().and_then(char::from_u32) {
            Some(point) => Ok(Value::from(point.to_string())),
            None => throw("java.lang.IllegalArgumentException", "not a valid Unicode code point"),
        },
    }
}

methods! {
    METHODS {
        "charValue"() "The character itself." "#set($s = 'a')$s.charAt(0).charValue()"
            |_, this, _| Ok(this.clone());
        "compareTo"(Character) "The difference of the codes." "#set($s = 'ab')#set($c = $s.charAt(1))$c.compareTo($s.charAt(0))"
            |_, this, args| Ok(Value::from(natural_order(this, arg(args, 0))?));
        "compareTo"(Object) "Fails for what is no Character." "#set($s = 'ab')#if(false)$s.charAt(1).compareTo('x')#end"
            |_, this, args| Ok(Value::from(natural_order(this, arg(args, 0))?));
        @shared "compare"(Char, Char) "The difference of the codes." "#set($s = 'ab')#set($c = $s.charAt(1))$c.compare($c, $c)"
            |_, _, args| Ok(Value::from(i32::from(unit(arg(args, 0))) - i32::from(unit(arg(args, 1)))));
        @shared "isLetter"(Char) "Whether it is a letter." "#set($s = 'ab')#set($c = $s.charAt(1))$c.isLetter($c)"
            |_, _, args| Ok(test(args, is_letter));
        @shared "isLetter"(Int) "Whether a code point is a letter." "#set($s = 'ab')#set($c = $s.charAt(1))$c.isLetter(97)"
            |_, _, args| Ok(Value::Boolean(point(args).is_some_and(is_letter)));
        @shared "isDigit"(Char) "Whether it is a decimal digit." "#set($s = 'a1')#set($c = $s.charAt(1))$c.isDigit($c)"
            |_, _, args| Ok(test(args, |c| digit(c).is_some()));
        @shared "isDigit"(Int) "Whether a code point is a decimal digit." "#set($s = 'ab')#set($c = $s.charAt(1))$c.isDigit(97)"
            |_, _, args| Ok(Value::Boolean(point(args).is_some_and(|c| digit(c).is_some())));
        @shared "isLetterOrDigit"(Char) "Whether it is a letter or a digit." "#set($s = 'a1')#set($c = $s.charAt(1))$c.isLetterOrDigit($c)"
            |_, _, args| Ok(test(args, |c| is_letter(c) || digit(c).is_some()));
        @shared "isLetterOrDigit"(Int) "Whether a code point is a letter or a digit." "#set($s = 'ab')#set($c = $s.charAt(1))$c.isLetterOrDigit(97)"
            |_, _, args| Ok(Value::Boolean(point(args).is_some_and(|c| is_letter(c) || digit(c).is_some())));
        @shared "isAlphabetic"(Int) "Whether a code point is a letter." "#set($s = 'a1')#set($c = $s.charAt(1))$c.isAlphabetic(97)"
            |_, _, args| Ok(Value::Boolean(
                u32::try_from(super::int(args, 0)).ok().and_then(char::from_u32).is_some_and(char::is_alphabetic),
            ));
        @shared "isUpperCase"(Char) "Whether it is an upper-case letter." "#set($s = 'aB')#set($c = $s.charAt(1))$c.isUpperCase($c)"
            |_, _, args| Ok(test(args, char::is_uppercase));
        @shared "isUpperCase"(Int) "Whether a code point is an upper-case letter." "#set($s = 'ab')#set($c = $s.charAt(1))$c.isUpperCase(97)"
            |_, _, args| Ok(Value::Boolean(point(args).is_some_and(char::is_uppercase)));
        @shared "isLowerCase"(Char) "Whether it is a lower-case letter." "#set($s = 'aB')#set($c = $s.charAt(1))$c.isLowerCase($c)"
            |_, _, args| Ok(test(args, char::is_lowercase));
        @shared "isLowerCase"(Int) "Whether a code point is a lower-case letter." "#set($s = 'ab')#set($c = $s.charAt(1))$c.isLowerCase(97)"
            |_, _, args| Ok(Value::Boolean(point(args).is_some_and(char::is_lowercase)));
        @shared "isWhitespace"(Char) "Whether it is white space, other than no-break spaces." "#set($s = 'a b')#set($c = $s.charAt(1))$c.isWhitespace($c)"
            |_, _, args| Ok(test(args, super::string::is_java_white));
        @shared "isWhitespace"(Int) "Whether a code point is white space, other than no-break spaces." "#set($s = 'ab')#set($c = $s.charAt(1))$c.isWhitespace(97)"
            |_, _, args| Ok(Value::Boolean(point(args).is_some_and(super::string::is_java_white)));
        @shared "isSpaceChar"(Char) "Whether Unicode counts it as a space." "#set($s = 'a b')#set($c = $s.charAt(1))$c.isSpaceChar($c)"
            |_, _, args| Ok(test(args, |c| c.is_whitespace() && !c.is_control()));
        @shared "isSpaceChar"(Int) "Whether Unicode counts a code point as a space." "#set($s = 'ab')#set($c = $s.charAt(1))$c.isSpaceChar(97)"
            |_, _, args| Ok(Value::Boolean(point(args).is_some_and(|c| c.is_whitespace() && !c.is_control())));
        @shared "toUpperCase"(Char) "The upper-case letter." "#set($s = 'ab')#set($c = $s.charAt(1))$c.toUpperCase($c)"
            |_, _, args| Ok(mapped(args, |c| single(c.to_uppercase())));
        @shared "toUpperCase"(Int) "The code point of the upper-case letter." "#set($s = 'ab')#set($c = $s.charAt(1))$c.toUpperCase(97)"
            |_, _, args| {
                let mapped = point(args).and_then(|c| single(c.to_uppercase())).map(|c| u32::from(c).cast_signed());
                Ok(Value::from(mapped.unwrap_or_else(|| super::int(args, 0))))
            };
        @shared "toLowerCase"(Char) "The lower-case letter." "#set($s = 'AB')#set($c = $s.charAt(1))$c.toLowerCase($c)"
            |_, _, args| Ok(mapped(args, |c| single(c.to_lowercase())));
        @shared "toLowerCase"(Int) "The code point of the lower-case letter." "#set($s = 'ab')#set($c = $s.charAt(1))$c.toLowerCase(97)"
            |_, _, args| {
                let mapped = point(args).and_then(|c| single(c.to_lowercase())).map(|c| u32::from(c).cast_signed());
                Ok(Value::from(mapped.unwrap_or_else(|| super::int(args, 0))))
            };
        @shared "getNumericValue"(Char) "The value of a digit, or of a letter as a digit." "#set($s = 'a7')#set($c = $s.charAt(1))$c.getNumericValue($c)"
            |_, _, args| Ok(Value::from(
                char::from_u32(u32::from(unit(arg(args, 0))))
                    .and_then(|c| digit_in(c, 36))
                    .and_then(|digit| i32::try_from(digit).ok())
                    .unwrap_or(-1),
            ));
        @shared "getNumericValue"(Int) "The value of a digit or letter by its code point." "#set($s = 'a7')#set($c = $s.charAt(1))$c.getNumericValue(55)"
            |_, _, args| Ok(Value::from(
                point(args).and_then(|c| digit_in(c, 36)).and_then(|digit| i32::try_from(digit).ok()).unwrap_or(-1),
            ));
        @shared "valueOf"(Char) "The character itself." "#set($s = 'ab')#set($c = $s.charAt(1))$c.valueOf($c)"
            |_, _, args| Ok(any(args, 0));
        "toString"() "The character as a string." "#set($s = 'ab')$s.charAt(1).toString()"
            |_, this, _| Ok(Value::String(JavaString::from_unit(unit(this))));
        @shared "toString"(Char) "A character as a string." "#set($s = 'ab')#set($c = $s.charAt(1))$c.toString($c)"
            |_, _, args| Ok(Value::String(JavaString::from_unit(unit(arg(args, 0)))));
        @shared "toString"(Int) "The character of a code point as a string." "#set($s = 'ab')#set($c = $s.charAt(1))$c.toString(97)"
            |_, _, args| string_of(super::int(args, 0));
        "hashCode"() "The code." "#set($s = 'ab')$s.charAt(1).hashCode()"
            |_, this, _| Ok(Value::from(i32::from(unit(this))));
        @shared "hashCode"(Char) "The code of a character." "#set($s = 'ab')#set($c = $s.charAt(1))$c.hashCode($c)"
            |_, _, args| Ok(Value::from(i32::from(unit(arg(args, 0)))));
    }
}
