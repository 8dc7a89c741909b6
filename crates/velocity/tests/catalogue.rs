//! The table of methods: every entry has words and an example that renders.

use gatelens_value::Map;
use gatelens_velocity::{Limits, NoTrace, Template, methods};

#[test]
fn every_example_renders() {
    let limits = Limits::default();
    for class in methods::catalogue() {
        for method in class.methods {
            let name = format!("{}.{}", class.name, method.name);
            assert!(method.doc.len() > 1 && method.doc.ends_with('.'), "{name}: {}", method.doc);
            assert!(method.example.contains('$'), "{name} has no example");
            let template = Template::parse(method.example, &limits);
            let template = template.unwrap_or_else(|errors| panic!("{name}: {}", errors[0].message()));
            let rendered = template.render(&mut Map::linked(), &limits, &mut NoTrace);
            assert!(rendered.is_ok(), "{name}: {rendered:?}");
            assert!(
                method.example.contains(method.name)
                    || method.doc.contains("also `.")
                    || method.example.contains('.'),
                "{name}: the example shows something else"
            );
        }
    }
}

#[test]
fn overloads_stand_side_by_side() {
    for class in methods::catalogue() {
        let names: Vec<_> = class.methods.iter().map(|method| method.name).collect();
        let mut runs = names.clone();
        runs.dedup();
        let distinct: std::collections::BTreeSet<_> = names.into_iter().collect();
        assert_eq!(runs.len(), distinct.len(), "{}", class.name);
    }
}

/// The methods of vtl 8 by class, each with the numbers of arguments that it takes.
const SPECIFIED: &[(&str, &str)] = &[
    (
        "java.lang.String",
        "length isEmpty charAt codePointAt hashCode toString intern substring/1 substring/2 subSequence indexOf/1 \
         indexOf/2 lastIndexOf/1 lastIndexOf/2 contains startsWith/1 startsWith/2 endsWith regionMatches/4 \
         regionMatches/5 equals equalsIgnoreCase contentEquals compareTo compareToIgnoreCase concat trim toUpperCase \
         toLowerCase replace replaceAll replaceFirst matches split/1 split/2 toCharArray getBytes/0 getBytes/1 \
         format valueOf/1 copyValueOf/1 join isBlank strip stripLeading stripTrailing repeat",
    ),
    (
        "java.util.List",
        "size isEmpty get set add/1 add/2 addAll/1 addAll/2 remove/1 removeAll retainAll clear contains containsAll \
         indexOf lastIndexOf subList iterator listIterator/0 listIterator/1 toArray/0 equals hashCode toString clone \
         sort",
    ),
    (
        "array",
        "size isEmpty get set contains containsAll indexOf lastIndexOf subList iterator listIterator/0 toArray/0 \
         add/1 add/2 addAll/1 remove/1 clear equals hashCode toString",
    ),
    (
        "java.util.Map",
        "get getOrDefault put putAll putIfAbsent containsKey containsValue remove/1 replace/2 replace/3 clear size \
         isEmpty keySet values entrySet equals hashCode toString clone",
    ),
    (
        "java.util.Collection",
        "size isEmpty contains iterator toArray/0 remove/1 retainAll equals hashCode toString",
    ),
    ("java.util.Map.Entry", "getKey getValue setValue equals hashCode toString"),
    ("java.util.Iterator", "hasNext next remove"),
    ("java.util.ListIterator", "hasNext next hasPrevious previous nextIndex previousIndex remove set add"),
    (
        "java.lang.Number",
        "intValue longValue doubleValue floatValue shortValue byteValue toString equals hashCode",
    ),
    (
        "java.lang.Integer",
        "compareTo parseInt/1 parseInt/2 valueOf/1 valueOf/2 toString/2 toHexString toBinaryString toOctalString max \
         min sum signum bitCount",
    ),
    ("java.lang.Long", "compareTo parseLong/1 valueOf/1"),
    ("java.lang.Double", "compareTo parseDouble valueOf/1 isNaN isInfinite"),
    ("java.lang.Boolean", "compareTo parseBoolean valueOf booleanValue logicalAnd equals hashCode toString"),
    (
        "java.math.BigInteger",
        "add subtract multiply divide mod pow negate signum abs compareTo equals hashCode toString",
    ),
    ("java.lang.Character", "charValue toString compareTo isLetter isDigit toUpperCase equals hashCode"),
    ("java.lang.Object", "toString equals hashCode getClass"),
];

#[test]
fn every_method_of_the_specification_is_there() {
    let classes = methods::catalogue();
    let of = |name: &str| {
        let class = classes.iter().find(|class| class.name == name);
        class.unwrap_or_else(|| panic!("{name} is missing")).methods.iter()
    };
    for (class, listed) in SPECIFIED {
        // Numbers have their class's methods and those of all numbers, and everything has those of an object.
        let numbers = if class.starts_with("java.lang.") || class.starts_with("java.math.") {
            "java.lang.Number"
        } else {
            class
        };
        for entry in listed.split_whitespace() {
            let (name, count) = entry.split_once('/').unwrap_or((entry, ""));
            let mut all = of(class).chain(of(numbers)).chain(of("java.lang.Object"));
            let there = all.any(|method| {
                method.name == name && (count.is_empty() || method.parameters.len().to_string() == count)
            });
            assert!(there, "{class} has no {entry}");
        }
    }
}
