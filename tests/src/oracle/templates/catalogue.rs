//! Calls of the methods that the engine lists, class by class: each is reached, with arguments of its types and of others.

use gatelens_velocity::methods::{self, Type};

use crate::oracle::random::Random;

use super::words::{FORMATS, PATTERNS, REPLACEMENTS, TEXTS};

/// Values of the classes, by the name under which the engine lists each.
const RECEIVERS: &[(&str, &[&str])] = &[
    (
        "java.lang.Object",
        &["$s", "$n", "$m", "$l", "$t", "$huge", "$s.charAt(0)", "$m.keySet()", "$l.iterator()"],
    ),
    ("java.lang.String", &["$s", "$s", "$u", "$e", "$csv", "$num"]),
    (
        "java.util.List",
        &["$l", "$ls", "$mix", "$none", "$l.subList(0, 2)", "$ls.subList(1, 4)", "$l.clone()"],
    ),
    ("java.util.Collection", &["$m.keySet()", "$m.values()", "$m.entrySet()", "$void.keySet()"]),
    ("java.util.Map", &["$m", "$m", "$void", "$m.clone()"]),
    ("java.util.Map.Entry", &["$m.entrySet().iterator().next()"]),
    (
        "java.util.Iterator",
        &["$l.iterator()", "$m.keySet().iterator()", "$m.values().iterator()", "$none.iterator()"],
    ),
    ("java.util.ListIterator", &["$l.listIterator()", "$ls.listIterator(2)", "$none.listIterator()"]),
    ("array", &["$s.split('o')", "$csv.split(',')", "$s.toCharArray()", "$l.toArray()", "$e.getBytes()"]),
    (
        "java.lang.Number",
        &["$n", "$long", "$d", "$huge", "$n.shortValue()", "$n.byteValue()", "$d.floatValue()"],
    ),
    ("java.lang.Integer", &["$n", "$i", "$neg"]),
    ("java.lang.Long", &["$long", "$n.longValue()"]),
    ("java.lang.Short", &["$n.shortValue()", "$long.shortValue()"]),
    ("java.lang.Byte", &["$n.byteValue()", "$long.byteValue()"]),
    ("java.lang.Float", &["$d.floatValue()", "$n.floatValue()", "$huge.floatValue()"]),
    ("java.lang.Double", &["$d", "$w", "$n.doubleValue()"]),
    ("java.math.BigInteger", &["$huge", "$huge.negate()", "$huge.valueOf(0)", "$huge.valueOf(12)"]),
    ("java.lang.Boolean", &["$t", "$f"]),
    ("java.lang.Character", &["$s.charAt(0)", "$s.charAt(5)", "$u.charAt(2)", "$num.charAt(0)"]),
    ("$foreach", &["$foreach", "$foreach.parent"]),
];

/// A value of a class in a variable, calls of what the class has, and what is left.
pub(super) fn calls(random: &mut Random) -> String {
    let classes = methods::catalogue();
    let class = &classes[random.below(classes.len())];
    let Some((_, receivers)) = RECEIVERS.iter().find(|(name, _)| *name == class.name) else {
        return String::new();
    };
    let mut out = format!("#set($x = {})", random.pick(receivers));
    for _ in 0..=random.below(4) {
        let method = class.methods[random.below(class.methods.len())];
        out.push_str(&format!("[$x.{}(", method.name));
        for (at, of) in method.parameters.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            let of = if random.once_in(15) { None } else { Some(*of) };
            out.push_str(&argument(random, method.name, of));
        }
        out.push_str(")]");
        match random.below(12) {
            0 => out.push_str("#set($y = $l.add(9))"),
            1 => out.push_str("#set($y = $m.remove('k'))"),
            2 => out.push_str("$x.class.name"),
            _ => {}
        }
    }
    out.push_str(random.pick(&["", " $l $m", " $ls $mix", " $x", " #foreach($v in $x)$v;#end"]));
    if class.name == "$foreach" {
        out = format!("#foreach($v in $ls)#foreach($w in $l){out}|#end#end");
    }
    out
}

/// An argument for a parameter of this type, or of any.
fn argument(random: &mut Random, method: &str, of: Option<Type>) -> String {
    let quoted = |text: &str| format!("'{text}'");
    match of {
        Some(Type::Int | Type::Integer) => {
            random.pick(&["0", "1", "2", "3", "-1", "10", "16", "36", "37", "99", "2147483647", "$n", "$i"])
        }
        Some(Type::Long | Type::BoxedLong) => {
            random.pick(&["0", "1", "-7", "255", "$long", "9223372036854775807"])
        }
        Some(Type::Float | Type::Double | Type::BoxedFloat | Type::BoxedDouble) => {
            random.pick(&["0", "-0.0", "1.5", "-2", "1e300", "0.1", "$d", "$long", "$d.floatValue()"])
        }
        Some(Type::Boolean | Type::BoxedBoolean) => random.pick(&["true", "false", "$t"]),
        Some(Type::Char | Type::Character) => {
            random.pick(&["$s.charAt(0)", "$s.charAt(5)", "$u.charAt(2)", "$num.charAt(1)", "$u.charAt(6)"])
        }
        Some(Type::Short) => "$n.shortValue()",
        Some(Type::Byte) => "$n.byteValue()",
        Some(Type::BigInteger) => {
            random.pick(&["$huge", "$huge.valueOf(0)", "$huge.valueOf(-5)", "$huge.negate()"])
        }
        Some(Type::Collection | Type::Iterable) => random.pick(&[
            "$l",
            "$ls",
            "[1, 2]",
            "['a']",
            "[]",
            "$m.keySet()",
            "$x",
            "null",
            "$l.subList(0, 1)",
        ]),
        Some(Type::Map) => random.pick(&["$m", "{}", "{'p': 1}", "$x", "null"]),
        Some(Type::Objects) => {
            random.pick(&["$l", "$s.split(' ')", "1", "$n", "$d", "'x'", "[1, 2]", "$l.toArray()"])
        }
        Some(Type::CharSequences) => random.pick(&["'x'", "$s", "$s.split(' ')", "$s.charAt(0)"]),
        Some(Type::Chars) => random.pick(&["$s.toCharArray()", "$s.charAt(0)", "$u.toCharArray()"]),
        Some(Type::String | Type::CharSequence) => {
            return match method {
                "format" => quoted(random.pick(&FORMATS)),
                "matches" | "split" | "replaceAll" | "replaceFirst" if random.once_in(2) => {
                    quoted(random.pick(&PATTERNS))
                }
                "replaceAll" | "replaceFirst" => quoted(random.pick(&REPLACEMENTS)),
                "getBytes" => {
                    quoted(random.pick(&["UTF-8", "utf8", "US-ASCII", "ISO-8859-1", "UTF-16", "x"]))
                }
                _ => quoted(random.pick(&TEXTS)),
            };
        }
        Some(Type::Foreign) => "null",
        _ => random.pick(&[
            "1",
            "'a'",
            "$l",
            "$m",
            "2.5",
            "true",
            "null",
            "$x",
            "'k'",
            "'k'",
            "$s",
            "$z",
            "-1",
            "[1]",
            "{}",
            "$huge",
            "$long",
            "$d.floatValue()",
            "$s.charAt(0)",
            "'v'",
        ]),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_that_the_engine_lists_has_values() {
        for class in methods::catalogue() {
            assert!(RECEIVERS.iter().any(|(name, _)| *name == class.name), "{} is not called", class.name);
        }
    }
}
