//! Jayway JsonPath 2.0.0 over Java values.
