//! The table of methods: every entry has words and an example that renders.

use gatelens_value::Map;
use gatelens_velocity::{Limits, NoTrace, Template, methods};

#[test]
fn every_example_renders() {
    let limits = Limits::default();
    for class in methods::catalogue() {
        for method in class.methods {
            let name = format!("{}.{}", class.name, method.name);
            assert!(method.doc.ends_with('.'), "{name}: {}", method.doc);
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
