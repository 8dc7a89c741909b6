//! The directives, as completion and hover texts list them.

/// A directive.
#[derive(Debug)]
pub struct Directive {
    /// The name with its hash, such as `#if`.
    pub name: &'static str,
    /// How it is written, such as `#if(condition)`.
    pub signature: &'static str,
    /// What it does, in one sentence.
    pub doc: &'static str,
    /// A template that shows it.
    pub example: &'static str,
}

const fn directive(
    name: &'static str,
    signature: &'static str,
    doc: &'static str,
    example: &'static str,
) -> Directive {
    Directive { name, signature, doc, example }
}

/// Every directive that does something.
///
/// # AWS
/// vtl 1, vtl 7: macros are dropped, and files cannot be included.
#[rustfmt::skip]
pub static DIRECTIVES: [Directive; 9] = [
    directive("#set", "#set($name = value)", "Puts a value into a variable; nothing is put if the value is null.", "#set($a = 1)$a"),
    directive("#if", "#if(condition) … #end", "Writes the block up to #end if the condition holds; only null and false do not.", "#if(1 < 2)yes#end"),
    directive("#elseif", "#elseif(condition)", "The next condition of an #if, tried if those before did not hold.", "#if(false)a#elseif(true)b#end"),
    directive("#else", "#else", "The block of an #if that is written if no condition held.", "#if(false)a#{else}b#end"),
    directive("#end", "#end", "Ends the block of #if, #foreach, #define or #macro.", "#if(true)a#end"),
    directive("#foreach", "#foreach($item in list) … #end", "Writes its block once for each element of a list or value of a map, up to 1,000 times.", "#foreach($i in [1..3])$i#end"),
    directive("#break", "#break", "Leaves the innermost #foreach.", "#foreach($i in [1..3])$i#break#end"),
    directive("#stop", "#stop", "Ends the rendering; what was written stays.", "a#stop b"),
    directive("#define", "#define($name) … #end", "Makes a variable of a block, which is written wherever the variable is.", "#define($a)x#end$a"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Limits, NoTrace, Template};
    use gatelens_value::Map;

    #[test]
    fn each_example_renders() {
        for directive in &DIRECTIVES {
            let limits = Limits::default();
            let template = Template::parse(directive.example, &limits).ok();
            let output = template.and_then(|it| it.render(&mut Map::linked(), &limits, &mut NoTrace).ok());
            assert!(output.is_some_and(|output| !output.is_empty()), "{}", directive.name);
            assert!(directive.signature.starts_with(directive.name));
        }
    }
}
