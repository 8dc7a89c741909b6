//! `$foreach`.

use gatelens_value::Value;

use crate::java::{Java, Loop};

fn scope(this: &Value) -> Option<&Loop> {
    match this {
        Value::Object(object) => match object.downcast_ref::<Java>() {
            Some(Java::Loop(scope)) => Some(scope),
            _ => None,
        },
        _ => None,
    }
}

fn index(this: &Value) -> i32 {
    scope(this).map_or(-1, |scope| scope.index.get())
}

fn has_next(this: &Value) -> bool {
    scope(this).is_some_and(|scope| scope.has_next.get())
}

methods! {
    METHODS {
        "getIndex"() "The round, from 0; also `.index`." "#foreach($i in ['a'])$foreach.index#end"
            |_, this, _| Ok(Value::from(index(this)));
        "getCount"() "The round, from 1; also `.count`." "#foreach($i in ['a'])$foreach.count#end"
            |_, this, _| Ok(Value::from(index(this) + 1));
        "hasNext"() "Whether another round follows; also `.hasNext`." "#foreach($i in [1, 2])$i#if($foreach.hasNext()),#end#end"
            |_, this, _| Ok(Value::Boolean(has_next(this)));
        "getHasNext"() "Whether another round follows." "#foreach($i in [1, 2])$i#if($foreach.hasNext),#end#end"
            |_, this, _| Ok(Value::Boolean(has_next(this)));
        "isFirst"() "Whether this is the first round; also `.first`." "#foreach($i in [1, 2])$foreach.first#end"
            |_, this, _| Ok(Value::Boolean(index(this) < 1));
        "getFirst"() "Whether this is the first round." "#foreach($i in [1, 2])$foreach.first#end"
            |_, this, _| Ok(Value::Boolean(index(this) < 1));
        "isLast"() "Whether this is the last round; also `.last`." "#foreach($i in [1, 2])$foreach.last#end"
            |_, this, _| Ok(Value::Boolean(!has_next(this)));
        "getLast"() "Whether this is the last round." "#foreach($i in [1, 2])$foreach.last#end"
            |_, this, _| Ok(Value::Boolean(!has_next(this)));
        "getParent"() "The `$foreach` of the enclosing loop; also `.parent`." "#foreach($i in [1])#foreach($j in [2])$foreach.parent.count#end#end"
            |_, this, _| Ok(scope(this).and_then(|scope| scope.parent.clone()).unwrap_or_default());
        "getTopmost"() "The `$foreach` of the outermost loop; also `.topmost`." "#foreach($i in [1])#foreach($j in [2])$foreach.topmost.count#end#end"
            |_, this, _| Ok(scope(this).and_then(Loop::topmost).unwrap_or_else(|| this.clone()));
        "getReplaced"() "What `$foreach` was before the loops; also `.replaced`." "#set($foreach = 'x')#foreach($i in [1])$foreach.replaced#end"
            |_, this, _| Ok(scope(this).and_then(Loop::replaced).unwrap_or_default());
    }
}
