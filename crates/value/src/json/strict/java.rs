//! Standard JSON as Java values, for the variables that a person hands to a template.

use num_bigint::BigInt;

use super::{Json, JsonKind};
use crate::list::List;
use crate::map::Map;
use crate::number::Number;
use crate::value::Value;

impl Json {
    /// The value as a Java program would build it: LinkedHashMap, ArrayList, String, Boolean, null; a whole number is an
    /// Integer, Long or BigInteger by its size, any other a Double.
    #[must_use]
    pub fn to_java(&self) -> Value {
        match &self.kind {
            JsonKind::Null => Value::Null,
            JsonKind::Bool(value) => Value::Boolean(*value),
            JsonKind::Number(text) => Value::Number(number(text)),
            JsonKind::String(text) => Value::string(text.as_str()),
            JsonKind::Array(items) => {
                Value::List(List::array_list(items.iter().map(Self::to_java).collect()))
            }
            JsonKind::Object(members) => {
                let map = Map::linked();
                for member in members {
                    map.insert(member.key.as_str(), member.value.to_java());
                }
                Value::Map(map)
            }
        }
    }
}

fn number(text: &str) -> Number {
    match text.parse::<BigInt>() {
        Ok(whole) => Number::whole(whole),
        Err(_) => Number::Double(crate::parse_double(text).unwrap_or(f64::NAN)),
    }
}

#[cfg(test)]
mod tests {
    use crate::json::strict;

    #[test]
    fn classes_by_size_and_spelling() {
        for (text, class) in [
            ("2147483647", "java.lang.Integer"),
            ("-2147483649", "java.lang.Long"),
            ("9223372036854775808", "java.math.BigInteger"),
            ("1.0", "java.lang.Double"),
            ("1e2", "java.lang.Double"),
            ("-0", "java.lang.Integer"),
            ("{}", "java.util.LinkedHashMap"),
            ("[]", "java.util.ArrayList"),
        ] {
            let document = strict::read(text).expect("standard JSON");
            assert_eq!(document.root.to_java().class_name(), class, "{text}");
        }
    }
}
