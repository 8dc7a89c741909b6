//! Methods of every object.

use gatelens_value::Value;

use super::class_of;
use crate::eval::throw;
use crate::java::Java;

methods! {
    METHODS {
        "toString"() "The text as which the value prints." "#set($n = 5)$n.toString()"
            |budget, this, _| {
                let text = budget.text_of(this)?;
                budget.allocate(text.len())?;
                Ok(Value::String(text))
            };
        "equals"(Object) "Whether both are equal and of one class." "#set($n = 5)$n.equals(5)"
            |budget, this, args| {
                budget.walk(|walk| walk.equal(this, super::arg(args, 0))).map(Value::Boolean)
            };
        "hashCode"() "Java's hash code." "#set($s = 'a')$s.hashCode()"
            |budget, this, _| {
                budget.walk(|walk| walk.hash(this)).map(Value::from)
            };
        "getClass"() "The class; `.class.name` is its name." "#set($n = 5)$n.class.name"
            |_, this, _| Ok(class_of(this));
        "notifyAll"() "Fails, since no template holds a monitor." "#set($n = 5)#if($n == 6)$n.notifyAll()#end"
            |_, _, _| throw("java.lang.IllegalMonitorStateException", "current thread is not owner");
    }
    /// Of a class only its name can be reached.
    CLASS {
        "getName"() "The name of the class." "#set($n = 5)$n.class.getName()"
            |_, this, _| {
                let Value::Object(object) = this else { return Ok(Value::Null) };
                match object.downcast_ref::<Java>() {
                    Some(Java::Class(name)) => Ok(Value::from(name.as_str())),
                    _ => Ok(Value::Null),
                }
            };
    }
}
