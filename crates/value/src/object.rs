//! Objects that are no plain values: those of the host, and Java's classes, iterators and views.

use std::any::Any;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

use crate::diagnostic::Diagnostic;
use crate::equality::{IDENTITY_HASH, Walk};
use crate::exceeded::Exceeded;
use crate::release;
use crate::string::JavaString;
use crate::text_builder::TextBuilder;
use crate::value::Value;

/// An object with behaviour of its own, such as `$input`.
pub trait Object: Any {
    /// The Java class, such as `java.util.ArrayList$Itr`.
    fn class_name(&self) -> &str;

    /// Appends the object's text, as Java's `toString`.
    ///
    /// # Errors
    /// [`Exceeded`] if the values inside nest too deeply or the text grows too long.
    fn to_text(&self, out: &mut TextBuilder) -> Result<(), Exceeded>;

    /// The value of the property `name`, as `$object.name` reads it; nothing if there is no such property.
    fn property(&self, _name: &str, _call: &mut dyn Call) -> Option<Value> {
        None
    }

    /// Stores a property, as `#set($object.name = …)`; false if there is no such property.
    fn set_property(&self, _name: &str, _value: &Value, _call: &mut dyn Call) -> bool {
        false
    }

    /// Calls the method `name`.
    fn call(&self, _name: &str, _args: &[Value], _call: &mut dyn Call) -> Called {
        Called::Unknown
    }

    /// Whether the method `name` is known to return this very text, to take a step for each of its characters and to do
    /// nothing else, so that it need not be called. Only a matter of speed: false is never wrong.
    fn returns_as_is(&self, _name: &str, _text: &JavaString) -> bool {
        false
    }

    /// The items that a loop over the object visits; nothing if one cannot loop over it.
    fn items(&self) -> Option<Vec<Value>> {
        None
    }

    /// Java's `equals`; unless stated otherwise only the same object is equal. What the object holds is compared in the
    /// same walk, for it may hold the object.
    ///
    /// # Errors
    /// [`Exceeded`] if the values inside nest too deeply or are too many.
    fn java_equals(&self, _other: &Value, _walk: &mut Walk) -> Result<bool, Exceeded> {
        Ok(false)
    }

    /// Java's `hashCode`.
    ///
    /// # Errors
    /// As [`Object::java_equals`].
    fn hash_code(&self, _walk: &mut Walk) -> Result<i32, Exceeded> {
        Ok(IDENTITY_HASH)
    }

    /// The plain value that stands for the object in JSON; without one it is `{}`. It must not change any value.
    ///
    /// # AWS
    /// json-smart writes views of lists and maps as such, and takes anything else (iterators, define blocks,
    /// `$foreach`) for a bean without properties.
    fn json_form(&self) -> Option<Value> {
        None
    }

    /// Hands over the values that the object holds, when nobody else needs it any more.
    ///
    /// An object that can hold one of its own kind must do so, or a long chain of them overflows the stack.
    fn release(&mut self, _held: &mut Vec<Value>) {}
}

impl dyn Object {
    /// The object as the type that it is.
    #[must_use]
    pub fn downcast_ref<T: Object>(&self) -> Option<&T> {
        (self as &dyn Any).downcast_ref()
    }
}

/// A shared object.
#[derive(Clone)]
pub struct ObjectRef(Rc<dyn Object>);

impl ObjectRef {
    /// Shares an object.
    #[must_use]
    pub fn new(object: impl Object) -> Self {
        Self(Rc::new(object))
    }

    /// Whether both are the same object.
    #[must_use]
    pub fn ptr_eq(&self, other: &Self) -> bool {
        self.identity() == other.identity()
    }

    /// An address-like number, the same for the same object as long as it lives.
    #[must_use]
    pub fn identity(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>().addr()
    }

    pub(crate) fn take_if_last(&mut self, into: &mut Vec<Value>) {
        if let Some(object) = Rc::get_mut(&mut self.0) {
            object.release(into);
        }
    }
}

impl Drop for ObjectRef {
    #[inline]
    fn drop(&mut self) {
        if Rc::strong_count(&self.0) > 1 {
            return;
        }
        let mut held = Vec::new();
        self.take_if_last(&mut held);
        release::release_all(held);
    }
}

impl From<Rc<dyn Object>> for ObjectRef {
    fn from(object: Rc<dyn Object>) -> Self {
        Self(object)
    }
}

impl Deref for ObjectRef {
    type Target = dyn Object;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl fmt::Debug for ObjectRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.class_name())
    }
}

/// What came of a method call.
#[derive(Clone, Debug)]
pub enum Called {
    /// There is no method of this name for these arguments.
    Unknown,
    /// The method returned; a void method returns [`Value::Null`].
    Returned(Value),
    /// The method threw.
    Failed(Box<Exception>),
    /// A bound was met.
    Exceeded(Exceeded),
}

impl From<Value> for Called {
    fn from(value: Value) -> Self {
        Self::Returned(value)
    }
}

impl From<Exceeded> for Called {
    fn from(exceeded: Exceeded) -> Self {
        Self::Exceeded(exceeded)
    }
}

impl From<Exception> for Called {
    fn from(exception: Exception) -> Self {
        Self::Failed(Box::new(exception))
    }
}

/// A Java exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The Java class, such as `java.lang.NumberFormatException`.
    pub class: &'static str,
    /// What it says.
    pub message: String,
    /// What to tell the author, if the thrower knows better than the exception.
    pub diagnostic: Option<Box<Diagnostic>>,
}

impl Exception {
    /// An exception of this class.
    #[must_use]
    pub fn new(class: &'static str, message: impl Into<String>) -> Self {
        Self { class, message: message.into(), diagnostic: None }
    }

    /// Adds what to tell the author.
    #[must_use]
    pub fn with(mut self, diagnostic: Diagnostic) -> Self {
        self.diagnostic = Some(Box::new(diagnostic));
        self
    }
}

impl fmt::Display for Exception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.class, self.message)
    }
}

/// A value that a host object read, for the trace.
#[derive(Clone, Copy, Debug)]
pub struct Read<'a> {
    /// Where it comes from, such as `request.body`.
    pub source: &'a str,
    /// Which part of that, such as a JSONPath or a name.
    pub path: &'a str,
    /// What was read.
    pub value: &'a Value,
}

/// The door by which an object speaks to the evaluation that calls it; a silent one costs nothing.
pub trait Call {
    /// Whether reads are recorded; an object may skip preparing them otherwise.
    fn traced(&self) -> bool {
        false
    }

    /// Records that a value was read.
    fn reads(&mut self, _read: Read<'_>) {}

    /// Tells the author something about this call, such as a hint on its path.
    fn notes(&mut self, _diagnostic: Diagnostic) {}

    /// Takes steps from the budget.
    ///
    /// # Errors
    /// [`Exceeded::Steps`] once the budget is used up.
    fn charge(&mut self, _steps: u64) -> Result<(), Exceeded> {
        Ok(())
    }
}

/// A door to nobody: nothing recorded, nothing charged.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Call for Silent {}
