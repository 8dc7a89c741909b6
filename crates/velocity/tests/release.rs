//! What holds itself is taken apart, so that a long-lived host keeps nothing of a rendering.

use std::cell::Cell;
use std::rc::Rc;

use gatelens_value::{Call, Called, Exceeded, Map, Object, TextBuilder, Value};
use gatelens_velocity::{Limits, NoTrace, Template, untie};

/// Counts how many of its kind are alive.
struct Counted(Rc<Cell<i32>>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

impl Object for Counted {
    fn class_name(&self) -> &str {
        "Counted"
    }

    fn to_text(&self, _: &mut TextBuilder) -> Result<(), Exceeded> {
        Ok(())
    }

    fn call(&self, _: &str, _: &[Value], _: &mut dyn Call) -> Called {
        self.0.set(self.0.get() + 1);
        Called::Returned(Value::object(Counted(Rc::clone(&self.0))))
    }
}

fn render(source: &str, variables: &mut Map) -> String {
    let limits = Limits::default();
    let template =
        Template::parse(source, &limits).unwrap_or_else(|errors| panic!("{}", errors[0].message()));
    template.render(variables, &limits, &mut NoTrace).unwrap_or_else(|error| error.to_string())
}

#[test]
fn knots_are_taken_apart() {
    for source in [
        "#set($m = {})#set($m.me = $m)#set($m.o = $c.make())",
        "#set($l = [])#set($q = $l.add($l))#set($q = $l.add($c.make()))",
        "#set($a = {})#set($b = {'a': $a})#set($a.b = $b)#set($b.o = $c.make())",
        "#set($l = [{}])#set($l[0] = {'l': $l})#set($l[0].o = $c.make())",
        "#set($m = {'k': 1})#foreach($e in $m.entrySet())#set($e.value = $m)#end#set($m.o = $c.make())",
        "#set($m = {'k': 1, 'o': $c.make()})#set($e = $m.entrySet().iterator().next())#set($e.value = $m)",
        "#set($m = {'k': 1, 'o': $c.make()})#set($q = $m.entrySet().iterator().next().setValue($m))",
        "#set($m = {'k': 1})#set($e = $m.entrySet().iterator().next())$m.remove('k')#set($e.value = [$c.make(), $e])",
        "#set($m = {})#set($m.keys = $m.keySet())#set($m.o = $c.make())",
        "#foreach($i in [1])#set($foreach.me = $foreach)#set($foreach.o = $c.make())#end",
    ] {
        let alive = Rc::new(Cell::new(1));
        let mut variables: Map = [("c", Value::object(Counted(Rc::clone(&alive))))].into_iter().collect();
        render(source, &mut variables);
        assert_eq!(alive.get(), 1, "{source}");
    }
}

#[test]
fn what_the_host_holds_is_its_own() {
    let alive = Rc::new(Cell::new(1));
    let theirs = Map::linked();
    let mut variables: Map =
        [("c", Value::object(Counted(Rc::clone(&alive)))), ("h", Value::Map(theirs.clone()))]
            .into_iter()
            .collect();
    render("#set($h.me = $h)#set($h.o = $c.make())", &mut variables);
    assert_eq!((theirs.len(), alive.get()), (2, 2));
    untie(vec![Value::Map(theirs)]);
    assert_eq!(alive.get(), 1);
}
