//! Which of several methods of one name is called, as Velocity chooses (vtl 8).

use gatelens_value::{Component, List, Value};

use super::{Method, Type, component};

/// The method that is called with these arguments; nothing if none fits, or none is the most specific.
pub(super) fn choose<'m>(methods: &'m [Method], arguments: &[Value]) -> Option<&'m Method> {
    let exact = |method: &&Method| {
        method.parameters.len() == arguments.len()
            && method.parameters.iter().zip(arguments).all(|(parameter, value)| parameter.is_exactly(value))
    };
    if let Some(method) = methods.iter().find(exact) {
        return Some(method);
    }
    let mut best: Option<&Method> = None;
    let mut rivals: Vec<&Method> = Vec::new();
    for method in methods.iter().filter(|method| applicable(method.parameters, arguments)) {
        let Some(current) = best else {
            best = Some(method);
            continue;
        };
        match compare(method.parameters, current.parameters) {
            Order::More if rivals.is_empty() => best = Some(method),
            Order::More => {
                if rivals
                    .iter()
                    .all(|rival| matches!(compare(method.parameters, rival.parameters), Order::More))
                {
                    best = Some(method);
                    rivals.clear();
                }
            }
            Order::Incomparable => rivals.push(method),
            Order::Less => {}
        }
    }
    if rivals.is_empty() { best } else { None }
}

fn applicable(parameters: &[Type], arguments: &[Value]) -> bool {
    let each = |parameters: &[Type]| parameters.iter().zip(arguments).all(|(p, value)| p.accepts(value));
    let Some((last, fixed)) = parameters.split_last() else {
        // A method without parameters takes any number of arguments, and then fails.
        return true;
    };
    let element = last.element();
    if parameters.len() > arguments.len() {
        return parameters.len() == arguments.len() + 1 && element.is_some() && each(fixed);
    }
    if !each(fixed) {
        return false;
    }
    let rest = arguments.get(fixed.len()..).unwrap_or_default();
    match (element, rest) {
        (None, [one]) => last.accepts(one),
        (None, _) => false,
        // Alone, an array stands for the elements, and those of an array of characters or bytes are no objects.
        (Some(element), [one]) => last.accepts(one) || element.accepts(one) && !is_of_primitives(one),
        (Some(element), many) => many.iter().all(|value| element.accepts(value)),
    }
}

fn is_of_primitives(value: &Value) -> bool {
    matches!(component(value), Some(Component::Characters | Component::Bytes))
}

enum Order {
    More,
    Less,
    Incomparable,
}

fn compare(a: &[Type], b: &[Type]) -> Order {
    if a.len() > b.len() {
        return Order::More;
    }
    if b.len() > a.len() {
        return Order::Less;
    }
    let (mut a_more, mut b_more) = (false, false);
    for (at, (x, y)) in a.iter().zip(b).enumerate() {
        if x != y {
            let last = at + 1 == a.len();
            a_more |= x.is_within(*y, last) || *y == Type::Object;
            b_more |= y.is_within(*x, last) || *x == Type::Object;
        }
    }
    match (a_more, b_more) {
        (true, true) => {
            let array = |types: &[Type]| types.last().is_some_and(|last| last.element().is_some());
            match (array(a), array(b)) {
                (true, false) => Order::Less,
                (false, true) => Order::More,
                _ => Order::Incomparable,
            }
        }
        (true, false) => Order::More,
        (false, true) => Order::Less,
        (false, false) => Order::Incomparable,
    }
}

/// The arguments with those of the final array gathered in one.
pub(super) fn gather(method: &Method, arguments: &[Value]) -> Vec<Value> {
    let fixed = method.parameters.len() - 1;
    let mut gathered: Vec<Value> = arguments.iter().take(fixed).cloned().collect();
    let rest = arguments.get(fixed..).unwrap_or_default();
    let array = match (method.parameters.last(), rest) {
        (Some(last), [one]) if last.accepts(one) => one.clone(),
        (_, many) => Value::List(List::array(Component::Objects, many.to_vec())),
    };
    gathered.push(array);
    gathered
}
