//! `java.lang.Boolean`.

use gatelens_value::Value;

use super::list::natural_order;
use super::{any, arg};

fn truth(value: &Value) -> bool {
    matches!(value, Value::Boolean(true))
}

fn parsed(args: &[Value]) -> Value {
    let text = any(args, 0);
    Value::Boolean(text.as_str().is_some_and(|text| text.eq_ignore_ascii_case("true")))
}

methods! {
    METHODS {
        "booleanValue"() "The value itself." "#set($b = true)$b.booleanValue()"
            |_, this, _| Ok(this.clone());
        "compareTo"(BoxedBoolean) "-1, 0 or 1; false comes before true." "#set($b = true)$b.compareTo(false)"
            |_, this, args| Ok(Value::from(natural_order(this, arg(args, 0))?));
        "compareTo"(Object) "Fails for what is no Boolean." "#set($b = true)#if(!$b)$b.compareTo('x')#end"
            |_, this, args| Ok(Value::from(natural_order(this, arg(args, 0))?));
        @shared "compare"(Boolean, Boolean) "-1, 0 or 1; false comes before true." "#set($b = true)$b.compare(true, false)"
            |_, _, args| Ok(Value::from(i32::from(truth(arg(args, 0))) - i32::from(truth(arg(args, 1)))));
        @shared "parseBoolean"(String) "Whether the text is `true`, in any case." "#set($b = true)$b.parseBoolean('TRUE')"
            |_, _, args| Ok(parsed(args));
        @shared "valueOf"(Boolean) "The value itself." "#set($b = true)$b.valueOf(false)"
            |_, _, args| Ok(any(args, 0));
        @shared "valueOf"(String) "Whether the text is `true`, in any case." "#set($b = true)$b.valueOf('yes')"
            |_, _, args| Ok(parsed(args));
        @shared "logicalAnd"(Boolean, Boolean) "Both." "#set($b = true)$b.logicalAnd(true, false)"
            |_, _, args| Ok(Value::Boolean(truth(arg(args, 0)) & truth(arg(args, 1))));
        @shared "logicalOr"(Boolean, Boolean) "One or both." "#set($b = true)$b.logicalOr(true, false)"
            |_, _, args| Ok(Value::Boolean(truth(arg(args, 0)) | truth(arg(args, 1))));
        @shared "logicalXor"(Boolean, Boolean) "One and not the other." "#set($b = true)$b.logicalXor(true, false)"
            |_, _, args| Ok(Value::Boolean(truth(arg(args, 0)) ^ truth(arg(args, 1))));
        "toString"() "`true` or `false`." "#set($b = true)$b.toString()"
            |_, this, _| Ok(Value::from(if truth(this) { "true" } else { "false" }));
        @shared "toString"(Boolean) "`true` or `false`." "#set($b = true)$b.toString(false)"
            |_, _, args| Ok(Value::from(if truth(arg(args, 0)) { "true" } else { "false" }));
        "hashCode"() "1231 for true, 1237 for false." "#set($b = true)$b.hashCode()"
            |_, this, _| Ok(Value::from(if truth(this) { 1231 } else { 1237 }));
        @shared "hashCode"(Boolean) "1231 for true, 1237 for false." "#set($b = true)$b.hashCode(false)"
            |_, _, args| Ok(Value::from(if truth(arg(args, 0)) { 1231 } else { 1237 }));
    }
}
