//! The Java values that templates handle, as they print, compare and read.
//!
//! The crate knows null, Boolean, Character, the numbers, String with UTF-16 semantics, lists and maps that are shared
//! by reference, and objects behind a trait. It prints, compares and hashes them as Java does, reads and writes JSON as
//! json-smart does, and carries what every crate needs to speak of texts: spans, lines, JSON Pointers and diagnostics.
//!
//! It never knows templates, HTTP or AWS; it never reads a clock, a file or a random source; it never panics or
//! recurses without a bound, whatever the input.
//!
//! Start reading at [`Value`].
//!
//! # Overview
//!
//! | what | names |
//! | --- | --- |
//! | a value | [`Value`]`::{Null, Boolean, Character, Number, String, List, Map, Object}`; `Value::from(x)` for bool, i32, i64, f64, `&str`, `String`, [`JavaString`], [`Number`], [`List`], [`Map`], `Option`; [`Value::string`], [`Value::object`] |
//! | looking at it | [`Value::is_null`], [`Value::is_plain`], [`Value::as_str`], [`Value::as_java_string`], [`Value::as_number`], [`Value::as_list`], [`Value::as_map`], [`Value::downcast_ref`], [`Value::class_name`], [`Value::is_same`] |
//! | printing | [`Value::print`]`(&mut TextBuilder)`, [`Value::to_text`]`(limit) -> JavaString`, `to_string()` (for people, cut short beyond limits) |
//! | comparing | [`Value::java_equals`], [`Value::hash_code`] (both `Result<_, Exceeded>`); one of them is a [`Walk`]; [`IDENTITY_HASH`] |
//! | numbers | [`Number`]`::{Byte, Short, Integer, Long, BigInteger, Float, Double, BigDecimal}`; [`Number::whole`], [`Number::from_i64`], [`Number::is_whole`], [`Number::as_i64`], [`Number::int_value`], [`Number::long_value`], [`Number::double_value`], [`Number::to_big_decimal`], [`Number::print`], [`Number::java_equals`], [`Number::hash_code`], [`Number::class_name`] |
//! | big numbers | [`BigInt`] (of num-bigint), [`BigDecimal`]`::{new, parse, from_f64_exact, unscaled, scale, is_zero, compare, add, subtract, multiply, divide_half_down, to_big_int, to_f64, hash_code}` |
//! | strings | [`JavaString`]`::{empty, constant, slice, from_units, from_unit, as_str, as_bytes, to_utf8_lossy, to_source, is_ascii, len, is_empty, units, to_units, char_at, code_point_at, substring, part, without_last, index_of, last_index_of, starts_with, starts_with_at, ends_with, contains, concat, trim, compare_to, hash_code}`, `From<&str, String, char>`; [`Source`] is the shared text behind slices; [`string::is_high`], [`string::is_low`], [`string::hash_code_of`] |
//! | building texts | [`TextBuilder`]`::{new, with_limit, with_capacity, len, as_str, check, push_str, push_char, push_identity, push_java, push_unit, truncate, into_string, finish}`, [`Slates`]`::{wipe, string}` |
//! | lists | [`List`]`::{new, array_list, json_array, array, kind, len, is_empty, get, borrow, to_vec, iter, set, push, insert, insert_all, remove, remove_range, clear, replace_all, modifications, ptr_eq, identity, shallow_clone}`, [`ListKind`]`::{ArrayList, JsonArray, Array}` |
//! | maps | [`Map`]`::{new, linked, hash, kind, len, is_empty, get, get_str, get_str_near, find, contains_key, put, insert, remove, ask_hash, remove_at, set_at, clear, let_go, slots, at, next_at, each, try_each, pairs, keys, values, modifications, ptr_eq, identity, shallow_clone}`; [`Removed`]`{value, moved}`; behind an entry is a [`Node`]: `Map::{node, value_of, set_value_of, gone}`, `FromIterator<(impl Into<JavaString>, Value)>`, [`MapKind`]`::{LinkedHashMap, HashMap, IgnoringCase}`, [`KeySite`], [`hash_map_order`] |
//! | walking live | a list by index and [`List::modifications`]; a map by [`Map::slots`], then [`Map::at`] each, and [`Map::modifications`] |
//! | objects | trait [`Object`]`{class_name, to_text, property, set_property, call, items, java_equals, hash_code, json_form, release}`, [`ObjectRef`]`::{new, ptr_eq, identity}`, [`Called`]`::{Unknown, Returned, Failed, Exceeded}`, [`Exception`]`::{new, with}` |
//! | the door back | trait [`Call`]`{traced, reads, notes, charge}`, [`Read`]`{source, path, value}`, [`Silent`] |
//! | bounds | [`Exceeded`]`::{Depth, Steps, Length}`, [`MAX_DEPTH`], [`MAX_VISITS`], [`MAX_TEXT`] |
//! | regular expressions | [`regex::Regex`], [`regex::Budget`], [`regex::Flags`], [`regex::Matcher`] |
//! | json-smart | [`json::read`]`(&str)`, [`json::read_source`]`(&Source)`, [`json::ReadError`]`{kind, span}`, [`json::write`]`(&Value, Style, &mut TextBuilder)`, [`json::to_string`], [`json::Style`]`::{Web, Lt}` |
//! | standard JSON | [`json::strict::read`]` -> Document{root, warnings}`, [`json::strict::Json`]`{span, kind}` with `get, at, as_str, as_bool, as_number, as_i64, as_array, as_object, to_java, is_null, describe, string, number, bool, null, array, object`, [`json::strict::Member`]`{key, key_span, value}`, [`json::strict::to_compact`], [`json::strict::to_pretty`] |
//! | places | [`Span`]`::{new, at, len, is_empty, to, shifted, of, range}`, [`LineIndex`]`::{new, place, utf16, byte, lines}`, [`Place`]`{line, column, offset}`, [`Pointer`]`::{root, from_text, key, index, push_key, pop, steps, as_str}` |
//! | diagnostics | [`Severity`]`::{Hint, Warning, Error}`, [`Entry`]`{code, severity, message, help}`, [`Diagnostic`]`::{new, arg, field, at, label, shifted, code, severity, message, help}`, [`Label`]; [`diagnostics::TABLE`] |

mod append;
mod big_decimal;
mod block;
pub mod diagnostic;
pub mod diagnostics;
mod digit;
mod entries;
mod equality;
mod exceeded;
mod floating;
pub mod json;
mod list;
mod map;
mod nodes;
mod number;
mod numeral;
mod object;
mod order;
mod print;
pub mod regex;
mod release;
mod search;
mod shape;
mod slates;
mod slots;
pub mod sort;
pub mod string;
pub mod text;
mod text_builder;
mod value;

pub use big_decimal::BigDecimal;
pub use diagnostic::{Diagnostic, Entry, Label, Severity};
pub use digit::digit;
pub use equality::{IDENTITY_HASH, Walk};
pub use exceeded::{Exceeded, MAX_DEPTH, MAX_TEXT, MAX_VISITS};
pub use floating::parse_double;
pub use list::{Component, List, ListKind};
pub use map::{Map, MapKind};
pub use nodes::Node;
pub use num_bigint::BigInt;
pub use number::Number;
pub use object::{Call, Called, Exception, Object, ObjectRef, Read, Silent};
pub use order::hash_map_order;
pub use shape::KeySite;
pub use slates::Slates;
pub use slots::Removed;
pub use string::{JavaString, Source};
pub use text::{LineIndex, Place, Pointer, Span};
pub use text_builder::TextBuilder;
pub use value::Value;
